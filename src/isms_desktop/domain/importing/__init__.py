"""From somebody's spreadsheet to entries: find the table, match its columns, read, compare."""
