"""Electronic signatures of PDFs: made, and looked at; bytes in, bytes and findings out."""
