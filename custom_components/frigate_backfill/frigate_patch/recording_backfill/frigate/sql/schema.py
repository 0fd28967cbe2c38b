"""What the tables are like in this release: columns, keys, migrations."""

from __future__ import annotations

COLUMNS = """SELECT name, "notnull", dflt_value FROM pragma_table_info('recordings')"""
HAS_STREAMS = "SELECT 1 FROM pragma_table_info('recordings') WHERE name = 'stream_type'"
PATH_IS_UNIQUE = """
SELECT 1 FROM pragma_index_list('recordings') AS list WHERE list."unique" AND NOT list.partial
AND (SELECT group_concat(name) FROM pragma_index_info(list.name)) = 'path'
"""
STREAM = "{stream}"
"""In a statement: the column `stream_type` of 0.19, or its default where it is not there."""


def of_streams(statement: str, *, streams: bool) -> str:
    """The statement for a table with the column `stream_type` (`streams`), or for one without."""
    return statement.replace(STREAM, "stream_type" if streams else "'main'")


TABLE_COLUMNS = """SELECT name, "notnull" AND dflt_value IS NULL FROM pragma_table_info(?)"""
COLUMN_NAMES = "SELECT name FROM pragma_table_info(?)"
FIRST_MIGRATION = "SELECT name, migrated_at FROM migratehistory ORDER BY id LIMIT 1"
LAST_MIGRATION = "SELECT name FROM migratehistory ORDER BY id DESC LIMIT 1"
