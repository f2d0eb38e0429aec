"""A platform that counts calls in strict sliding windows, written independently of the Java client and the simulator.

Every call that arrives counts, also a rejected one. Serves one app on a free port of this machine.
"""

import asyncio
import bisect
import json
import threading
import time

WINDOWS = ((1.0, 50), (60.0, 1000))
TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal"
CALL_PATH = "/open-apis/im/v2/feed_cards/bot_time_sentive"
TOKEN = "t-acceptance"


class StrictPlatform:
    """The platform. Its lists may be read while it is serving."""

    def __init__(self, delay):
        self.delay = delay
        self.arrivals = []  # of all calls, in seconds
        self.senders = []  # of all calls: the part of the first user's id that names the process
        self.users = set()  # pinned users
        self.rejected = 0
        self.tokens = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._serve, args=(ready,), daemon=True).start()
        ready.wait()

    def most_within(self, seconds):
        """Returns the most calls in any span; two calls exactly so far apart are not in the same one."""
        most = first = 0
        for last, arrival in enumerate(self.arrivals):
            while arrival - self.arrivals[first] >= seconds:
                first += 1
            most = max(most, last - first + 1)
        return most

    def most_between(self, start, end, seconds):
        """Returns the most calls in any span of this length between two times."""
        calls = self.arrivals[bisect.bisect_left(self.arrivals, start):bisect.bisect_right(self.arrivals, end)]
        return max((bisect.bisect_left(calls, t + seconds) - i for i, t in enumerate(calls)), default=0)

    def _serve(self, ready):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connection, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()

    async def _connection(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                lines = head.split("\r\n")
                method, target, _ = lines[0].split(" ")
                headers = {k.strip().lower(): v.strip() for k, v in (li.split(":", 1) for li in lines[1:] if ":" in li)}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                status, answer = self._answer(method, target.split("?")[0], headers, body)
                await asyncio.sleep(self.delay)
                content = json.dumps(answer).encode()
                writer.write(
                    b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    % (status, len(content))
                )
                writer.write(content)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, method, path, headers, body):
        if (method, path) == ("POST", TOKEN_PATH):
            self.tokens += 1
            return 200, {"code": 0, "msg": "ok", "tenant_access_token": TOKEN, "expire": 7200}
        if (method, path) != ("PATCH", CALL_PATH):
            return 404, {"code": 404, "msg": "not found"}
        now = time.monotonic()
        request = json.loads(body)
        self.arrivals.append(now)
        self.senders.append(request["user_ids"][0].split("_")[1])
        for seconds, limit in WINDOWS:
            # If as many calls as allowed arrived before this one in the window, it is one too many.
            if len(self.arrivals) > limit and now - self.arrivals[-1 - limit] < seconds:
                self.rejected += 1
                return 429, {"code": 99991400, "msg": "request trigger frequency limit"}
        if headers.get("authorization") != "Bearer " + TOKEN:
            return 400, {"code": 99991663, "msg": "invalid access token"}
        self.users.update(request["user_ids"])
        return 200, {"code": 0, "msg": "success", "data": {"failed_user_reasons": []}}
