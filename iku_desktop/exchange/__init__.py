"""Workbooks in and out: parse and check only, services write."""
