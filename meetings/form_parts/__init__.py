"""The form with which a line is written: it stands on pages of this app and on that of a discussion."""
