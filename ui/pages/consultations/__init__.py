"""Консультации: the log of individual and group consultations."""
