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
        """Bind a visitor to the server; a server that takes nobody now costs this visitor only."""
        try:
            server = socket.create_connection(self.to)
        except OSError:
            visitor.close()
            return
        self.open |= {visitor, server}
        threading.Thread(target=self.carry_both, args=(visitor, server), daemon=True).start()

    def carry_both(self, visitor: socket.socket, server: socket.socket) -> None:
        """Carry both ways, and close both ends when both are done: to close one earlier would lose what is on its way."""
        asking = threading.Thread(target=self.carry, args=(visitor, server), daemon=True)
        asking.start()
        self.carry(server, visitor)
        asking.join()
        for line in (visitor, server):
            self.open.discard(line)
            line.close()

    def carry(self, one: socket.socket, other: socket.socket) -> None:
        """Carry what one says to the other until one is silent for good, and tell the other so."""
        with suppress(OSError):
            while said := one.recv(65_536):
                other.sendall(said)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        """Break what is open and let nothing new through."""
        self.is_cut = True
        for line in list(self.open):
            with suppress(OSError):  # it ended by itself
                line.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        """Take no more connections; waking the thread that waits for one."""
        with suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.cut()
