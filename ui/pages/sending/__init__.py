"""Отправка: what a campaign hands in, signed and saved, and what came back."""
