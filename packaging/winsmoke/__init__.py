"""The parts of the trial under Wine: the pretended computer, and what is tried on it."""
