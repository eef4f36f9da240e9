"""The window: pages, forms and tables in QtWidgets."""
