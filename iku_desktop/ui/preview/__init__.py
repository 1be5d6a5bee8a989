"""Shows, saves and prints one finished PDF: the very same bytes each time."""
