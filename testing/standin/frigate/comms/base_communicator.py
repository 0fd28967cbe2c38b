"""What every way in and out of the dispatcher can do."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any


class Communicator(ABC):
    @abstractmethod
    def publish(self, topic: str, payload: Any, retain: bool = False) -> None: ...

    @abstractmethod
    def subscribe(self, receiver: Callable[[str, Any], Any]) -> None: ...

    @abstractmethod
    def stop(self) -> None: ...
