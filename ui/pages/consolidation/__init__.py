"""Сводка: what the schools of a municipality handed in, received, judged and put together."""
