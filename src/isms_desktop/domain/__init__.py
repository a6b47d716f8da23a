"""The standard's terms and rules; standard library and rapidfuzz only."""
