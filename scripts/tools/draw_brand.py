"""Draws the integration's brand images from the SVG files in docs/brand, with Chromium and Pillow.

    .venv/newest/bin/python scripts/tools/draw_brand.py

Home Assistant's rules: PNG, transparent, cut to the picture; an icon is 256 px square, a logo
128 px high; `@2x` is twice that; `dark_` is for a dark background.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs/brand"
TARGET = ROOT / "custom_components/frigate_backfill/brand"
INK = {"": "#263746", "dark_": "#eceff1"}
HEIGHT = {"icon": 256, "logo": 128}


def chromium() -> str:
    """The browser that the project uses elsewhere too."""
    found = subprocess.run(
        [str(ROOT / "scripts/chromium")], check=True, stdout=subprocess.PIPE, text=True
    )
    return found.stdout.strip()


def draw(name: str, ink: str, height: int) -> Image.Image:
    """The picture at that height in pixels."""
    svg = (SOURCE / f"{name}.svg").read_text(encoding="utf-8")
    width, units = (float(value) for value in svg.split('viewBox="0 0 ')[1].split('"')[0].split())
    size = round(height * width / units), height
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(
            f"<style>html,body{{margin:0;--ink:{ink}}}svg{{display:block;width:{size[0]}px}}</style>{svg}",
            encoding="utf-8",
        )
        subprocess.run(
            [
                chromium(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--default-background-color=00000000",
                # Chromium makes no window as small as an icon.
                f"--window-size={max(size[0], 600)},{max(size[1], 600)}",
                f"--screenshot={shot}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
        with Image.open(shot) as picture:
            return picture.convert("RGBA").crop((0, 0, *size))


def main() -> None:
    """Draw all of them."""
    for name, height in HEIGHT.items():
        for prefix, ink in INK.items():
            for suffix, scale in {"": 1, "@2x": 2}.items():
                picture = draw(name, ink, height * scale)
                picture.save(TARGET / f"{prefix}{name}{suffix}.png", optimize=True)


if __name__ == "__main__":
    main()
