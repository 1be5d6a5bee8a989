"""The one grid of all pages: model, columns, header with filters, frozen columns, editing, footer."""
