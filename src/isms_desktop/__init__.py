"""ISMS Desktop: the improvement part of ISO/IEC 27001:2022 for one person, offline."""

__version__ = "0.1.0"
