"""Настройки: school, campaigns, journal, password, backups, look."""
