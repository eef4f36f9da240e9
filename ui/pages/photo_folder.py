"""Where photos were chosen last, on whichever page."""

FOLDER_KEY = "photos.folder"
