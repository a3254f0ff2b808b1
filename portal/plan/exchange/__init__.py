"""The plan as open data: JSON and CSV that load back to the same plan."""

from .csv_table import from_csv, looks_like_csv, to_csv
from .json_text import from_json, looks_like_json, to_json

__all__ = ["from_csv", "from_json", "looks_like_csv", "looks_like_json", "to_csv", "to_json"]
