"""Where the repository has what tests, demo and benchmark use."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INTEGRATION = ROOT / "custom_components" / "frigate_backfill"
NEWEST = ROOT / ".venv" / "newest" / "bin" / "python"
OLDEST = ROOT / ".venv" / "oldest" / "bin" / "python"
SAMPLE = ROOT / "tests" / "integration" / "sample.mp4"
"""A whole recording of ten seconds."""
