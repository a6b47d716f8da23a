"""The people of the register."""
