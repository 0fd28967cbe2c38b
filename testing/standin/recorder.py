"""Frigate's recorder, as the main process knows it: hands over rows, waits for the answer.

Started by recording_process.py in the stand-in's environment. One JSON list of rows a line comes
in, one line goes out: the seconds until the main process had answered.
"""

import json
import sys
import time

from frigate.comms.inter_process import InterProcessRequestor
from frigate.const import INSERT_MANY_RECORDINGS


def main() -> None:
    requestor = InterProcessRequestor()
    for line in sys.stdin:
        began = time.monotonic()
        requestor.send_data(INSERT_MANY_RECORDINGS, json.loads(line))
        print(time.monotonic() - began, flush=True)
    requestor.stop()


if __name__ == "__main__":
    main()
