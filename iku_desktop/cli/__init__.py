"""The commands of formats.md, without a window."""
