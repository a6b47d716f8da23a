"""Starts the window, and what needs a window without a user: pictures and the self-test."""

import builtins
from importlib import import_module

# PySide6 puts its own import in the place of Python's. With that one every module that is loaded
# later, SQLAlchemy's too, is read a second time as source and kept in memory, in search of a switch
# for the names of Qt that we do not use.
import_module("PySide6.QtCore")
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
