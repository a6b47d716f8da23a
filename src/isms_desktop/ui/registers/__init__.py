"""The register page."""
