"""The guide, shown inside the program."""
