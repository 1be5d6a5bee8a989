"""The parts of the Windows build: what is fetched, what is kept of it, and what is made of it."""
