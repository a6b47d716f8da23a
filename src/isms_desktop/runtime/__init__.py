"""This machine: paths, settings, shipped files, log, language, clock."""
