"""Spreadsheets in and out; the only users of openpyxl and python-calamine."""
