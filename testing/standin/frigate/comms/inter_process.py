"""Requests from Frigate's other processes, answered one at a time by one thread.

As in the real one, only ZMQ's own errors are caught in that thread: whatever else a request raises,
such as IntegrityError or 'database is locked', ends it, and no request is answered any more.
"""

import logging
import multiprocessing as mp
import threading
from collections.abc import Callable
from typing import Any

import zmq

from frigate.comms.base_communicator import Communicator
from frigate.const import CACHE_DIR

logger = logging.getLogger(__name__)

SOCKET_REP_REQ = f"ipc://{CACHE_DIR}/comms"
LOOKS = 0.05  # seconds until it sees that it is to stop; the real one's 1 is added to every stop


class InterProcessCommunicator(Communicator):
    def __init__(self) -> None:
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.REP)
        self.socket.bind(SOCKET_REP_REQ)
        self.stop_event = mp.Event()

    def publish(self, topic: str, payload: Any, retain: bool = False) -> None:
        """Nothing goes back to the other processes."""

    def subscribe(self, receiver: Callable[[str, Any], Any]) -> None:
        self._dispatcher = receiver
        self.reader_thread = threading.Thread(target=self.read)
        self.reader_thread.start()

    def read(self) -> None:
        while not self.stop_event.is_set():
            while zmq.select([self.socket], [], [], LOOKS)[0]:
                try:
                    topic, value = self.socket.recv_json(flags=zmq.NOBLOCK)
                    response = self._dispatcher(topic, value)
                    self.socket.send_json([] if response is None else response)
                except zmq.ZMQError:
                    break

    def stop(self) -> None:
        self.stop_event.set()
        self.reader_thread.join()
        self.socket.close(linger=0)
        self.context.destroy(linger=0)


class InterProcessRequestor:
    """The other end, in any process: sends one request and waits for its answer."""

    def __init__(self) -> None:
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.REQ)
        self.socket.connect(SOCKET_REP_REQ)

    def send_data(self, topic: str, data: Any) -> Any:
        try:
            self.socket.send_json((topic, data))
            return self.socket.recv_json()
        except zmq.ZMQError:
            return ""

    def stop(self) -> None:
        self.socket.close(linger=0)
        self.context.destroy(linger=0)
