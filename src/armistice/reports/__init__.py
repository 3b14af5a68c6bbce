"""Reports: files and folders in, archived originals and working texts out."""

from armistice.reports._accept import accept
from armistice.reports._archive import Archive

__all__ = ["Archive", "accept"]
