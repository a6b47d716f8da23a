"""What needs the user today."""
