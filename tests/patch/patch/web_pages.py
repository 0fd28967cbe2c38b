"""Frigate's built pages, as each release has them, and the files of a web folder."""

from __future__ import annotations

from pathlib import Path


def page(main: str, imported: str, icon: str, viewport: str = "") -> str:
    """A page as Frigate's build leaves it: a script in it, links, a module, an empty root."""
    return (
        '<!doctype html>\n<html lang="en">\n  <head>\n'
        '    <script>self["MonacoEnvironment"] = (function (paths) { return paths; })({\n'
        '  "yaml": "/BASE_PATH/monacoeditorwork/yaml.worker.bundle.js"\n});</script>\n\n'
        '    <meta charset="UTF-8" />\n'
        f'    <meta name="viewport" content="width=device-width, initial-scale=1.0{viewport}" />\n'
        f'    <title>Frigate</title>\n    <link\n      rel="icon"\n      href="{icon}"\n    />\n'
        f'    <script type="module" crossorigin src="/BASE_PATH/assets/{main}.js"></script>\n'
        f'    <link rel="modulepreload" crossorigin href="/BASE_PATH/assets/{imported}.js">\n'
        "  </head>\n  <body>\n"
        '    <div id="root"></div>\n'
        "    <noscript>You need to enable JavaScript to run this app.</noscript>\n"
        "  </body>\n</html>\n"
    )


# In what the releases' pages differ.
PAGES = {
    "0.15.2": page("main-DX", "index-BW", "/BASE_PATH/images/apple-touch-icon.png"),
    "0.16.4": page("main-Cx", "i18n-DV", "/BASE_PATH/images/apple-touch-icon.png"),
    "0.17.2": page("main-C6", "index-dE", "/BASE_PATH/assets/apple-touch-icon-C2.png"),
    "0.18.0-dev": page(
        "main-D8", "index-DG", "/BASE_PATH/assets/apple-touch-icon-C2.png", ", user-scalable=no"
    ),
}


def files(web: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(web)): file.read_bytes() for file in web.rglob("*") if file.is_file()
    }
