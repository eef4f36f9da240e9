"""«Диагностика»: sessions of the classes, their sheets and results, and the methods themselves."""
