"""The workbook of the contract: its sheets, and the meaning of its cells."""
