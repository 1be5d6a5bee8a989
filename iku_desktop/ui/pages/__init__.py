"""The pages of the window, one file each, registered in navigation.PAGES."""
