"""The line between a browser and our server, to be cut: it works the same for every engine."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit


class Relay:
    """Passes on what comes in at a port of its own, to the server and back, as long as it is not cut."""

    def __init__(self, server: str) -> None:
        self.to = (urlsplit(server).hostname, urlsplit(server).port)
        self.is_cut = False
        self.open: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.door.getsockname()[1]}"
        threading.Thread(target=self.welcome, daemon=True).start()

    def welcome(self) -> None:
        """Take every connection; while the line is cut, close it at once."""
        with suppress(OSError):  # the door was closed
            while True:
                visitor, _address = self.door.accept()
                if self.is_cut:
                    visitor.close()
                else:
                    self.connect(visitor)

    def connect(self, visitor: socket.socket) -> None:
        server = socket.create_connection(self.to)
        self.open |= {visitor, server}
        for one, other in ((visitor, server), (server, visitor)):
            threading.Thread(target=self.carry, args=(one, other), daemon=True).start()

    def carry(self, one: socket.socket, other: socket.socket) -> None:
        """Carry what one says to the other, until one of them is silent for good."""
        with suppress(OSError):
            while said := one.recv(65_536):
                other.sendall(said)
        self.hang_up(one)
        self.hang_up(other)

    def hang_up(self, line: socket.socket) -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()
        self.open.discard(line)

    def cut(self) -> None:
        """Break what is open and let nothing new through."""
        self.is_cut = True
        for line in list(self.open):
            self.hang_up(line)

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        """Take no more connections; waking the thread that waits for one."""
        with suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.cut()
