"""Reports on paper; the only user of reportlab."""
