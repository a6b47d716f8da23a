"""Finding anything and doing anything by typing (Ctrl+K)."""
