"""The page «План» and its parts."""
