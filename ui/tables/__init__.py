"""Qt item models and delegates over plain rows."""
