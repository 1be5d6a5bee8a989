"""Words, numbers and dates for screen, paper and terminal; no Qt."""
