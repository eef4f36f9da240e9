"""Excel papers and the journal workbook."""
