"""The journal file on the disk: keys, lock, check, backups, photos."""
