"""Главная of a municipality: who has not handed in yet, what is due, how far the свод is."""
