"""The schema's steps, each written by hand and never edited after its release."""
