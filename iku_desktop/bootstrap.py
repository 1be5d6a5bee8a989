"""The one place that wires paths, store, services, window and command line."""
