"""The parts pages are made of: gauge, formula, rows, chips and the like."""
