"""`python -m frigate`: read the configuration, or start in safe mode without it, and run."""

import faulthandler
import multiprocessing as mp
import signal
import sys
import threading

from pydantic import ValidationError

from frigate._standin import RELEASE
from frigate.app import FrigateApp
from frigate.config import FrigateConfig
from frigate.log import setup_logging


def load_config() -> FrigateConfig:
    try:
        return FrigateConfig.load(install=True)
    except ValidationError as error:
        print(f"***    Your config file is not valid!\n{error}")
        if RELEASE < (0, 17):
            sys.exit(1)
    try:
        config = FrigateConfig.load(install=True, safe_load=True)
    except ValidationError:
        print("Unable to start Frigate in safe mode.")
        sys.exit(1)
    print("Starting Frigate in safe mode.")
    return config


def main() -> None:
    manager = mp.Manager()
    faulthandler.enable()
    setup_logging(manager)
    threading.current_thread().name = "frigate"
    stop_event = mp.Event()
    signal.signal(signal.SIGINT, lambda sig, frame: stop_event.set())
    signal.signal(signal.SIGTERM, lambda sig, frame: sys.exit())
    FrigateApp(load_config(), manager, stop_event).start()


if __name__ == "__main__":
    if RELEASE >= (0, 17):
        mp.set_forkserver_preload(["sqlite3", "peewee", "zmq", "ruamel.yaml"])
        mp.set_start_method("forkserver", force=True)
    main()
