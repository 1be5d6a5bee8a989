"""Read-models to PDF bytes; the only ReportLab."""
