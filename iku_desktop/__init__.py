"""IKU Desktop: the main performance indicators of an Indonesian kecamatan on the clerk's own PC."""

__version__ = "0.1.0"
