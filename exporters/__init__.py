"""Writing and reading files: docx, xlsx, pdf. No session, no Qt."""
