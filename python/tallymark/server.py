"""A server for annotation tools, on this machine alone unless another address is given.

It speaks two documented protocols: that of backends for Label Studio (``/health``, ``/setup``,
``/predict``, ``/webhook``, and Label Studio's own ``/train``), and that of external recommenders
for INCEpTION (``/inception/predict``, ``/inception/train``). It learns nothing and keeps nothing.

    tallymark-server --port 9090
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from . import __version__
from .inception import predict as recommend
from .label_studio import predict, setup

#: The largest request that is read, in bytes: a project asks for a few hundred texts at a time.
LARGEST = 64 * 1024 * 1024

Answer = dict[str, Any] | None

PATHS: dict[str, Callable[[dict[str, Any]], Answer]] = {
    "/setup": setup,
    "/predict": predict,
    "/train": lambda request: {},
    "/webhook": lambda request: {},
    "/inception/predict": recommend,
    "/inception/train": lambda request: None,
}


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server_version = f"tallymark/{__version__}"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path in ("/", "/health"):
            self._say(200, {"status": "UP", "model_class": "tallymark"})
        else:
            self._say(404, {"error": f"there is nothing at {self.path}"})

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            return self._fail(411, "the request does not say how long it is")
        if int(length) > LARGEST:
            return self._fail(413, f"the request has more than {LARGEST} bytes: ask for fewer texts at a time")
        body = self.rfile.read(int(length))
        act = PATHS.get(self.path)
        if act is None:
            return self._say(404, {"error": f"there is nothing at {self.path}"})
        try:
            request = json.loads(body or b"{}")
            if not isinstance(request, dict):
                raise ValueError("the request is no JSON object")
            answer = act(request)
        except (KeyError, TypeError, ValueError) as error:
            return self._say(400, {"error": f"the request cannot be answered: {error}"})
        self._say(200 if answer is not None else 204, answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Texts of a newsroom leave no trace: nothing is logged."""

    def _fail(self, status: int, error: str) -> None:
        # The body was not read, so that nothing after it can be.
        self.close_connection = True
        self._say(status, {"error": error})

    def _say(self, status: int, answer: Answer) -> None:
        body = b"" if answer is None else json.dumps(answer, ensure_ascii=False).encode()
        self.send_response(status)
        if answer is not None:
            self.send_header("Content-Type", "application/json; charset=utf-8")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(host: str = "127.0.0.1", port: int = 9090) -> ThreadingHTTPServer:
    """A server that is bound and waits for ``serve_forever()``; port 0 takes a free one."""
    return ThreadingHTTPServer((host, port), Handler)


def main() -> None:
    """The command ``tallymark-server``."""
    parser = argparse.ArgumentParser(prog="tallymark-server", description="Tallymark for Label Studio and INCEpTION.")
    parser.add_argument("--host", default="127.0.0.1", help="address; only this machine where none is given")
    parser.add_argument("--port", type=int, default=9090)
    arguments = parser.parse_args()
    with serve(arguments.host, arguments.port) as server:
        print(f"Label Studio: http://{arguments.host}:{server.server_port}")
        print(f"INCEpTION:    http://{arguments.host}:{server.server_port}/inception")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
