"""Поиск over the whole journal."""
