"""Keys that sign packages, and the CMS signatures made with them (safety, section 3)."""
