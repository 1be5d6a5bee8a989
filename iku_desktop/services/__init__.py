"""Use cases of the office, a method per verb; read-models come back."""
