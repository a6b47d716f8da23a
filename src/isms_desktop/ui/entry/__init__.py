"""One entry: new, edit, history."""
