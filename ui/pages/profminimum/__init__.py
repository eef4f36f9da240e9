"""Профминимум: hours of the classes, the Thursday register, what is missing, registration, indicators."""
