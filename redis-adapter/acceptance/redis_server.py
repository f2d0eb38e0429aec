"""A Redis server from the library that the command line includes, on a free port, without persistence."""

import glob
import os
import platform
import signal
import socket
import subprocess
import time
import zipfile

BINARIES = {
    ("Linux", "x86_64"): "linux-amd64",
    ("Linux", "aarch64"): "linux-arm64",
    ("Darwin", "x86_64"): "darwin-amd64",
    ("Darwin", "arm64"): "darwin-arm64",
}


class RedisServer:
    def __init__(self, checkout, folder):
        self.folder = folder
        self.binary = self._unpack(checkout)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.password = os.urandom(8).hex()
        self.process = None
        self.start()

    def start(self):
        """Starts the server, empty."""
        self.process = subprocess.Popen(
            [self.binary, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
        )
        settings = (
            f"port {self.port}", "bind 127.0.0.1", f"requirepass {self.password}", 'save ""', "appendonly no",
            f'dir "{self.folder}"',
        )
        self.process.stdin.write("".join(line + "\n" for line in settings).encode())
        self.process.stdin.close()
        for _ in range(500):
            try:
                self.command("PING")
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit("the redis-server did not start")

    def signal(self, name):
        self.process.send_signal(getattr(signal, "SIG" + name))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def exchanges(self):
        """Returns how many scripts the server has run on quotas, and on other keys (tokens)."""
        return sum(
            int(line.split("calls=")[1].split(",")[0])
            for line in self.command("INFO", "commandstats").splitlines()
            if line.startswith(("cmdstat_eval:", "cmdstat_evalsha:"))
        )

    def command(self, *words):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            stream = connection.makefile("rb")
            for command in (("AUTH", self.password), words):
                connection.sendall(b"*%d\r\n" % len(command))
                for word in command:
                    connection.sendall(b"$%d\r\n%s\r\n" % (len(word), word.encode()))
                first = stream.readline()
                if not first:
                    raise OSError("closed")
                reply = first[1:].strip().decode()
                if first[:1] == b"$":
                    reply = stream.read(int(reply) + 2).decode()
                if first[:1] == b"-":
                    raise OSError(reply)
            return reply

    def _unpack(self, checkout):
        name = BINARIES.get((platform.system(), platform.machine()))
        jars = glob.glob(os.path.join(checkout, "cli/target/lib/embedded-redis-*.jar"))
        if name is None or not jars:
            raise SystemExit("no redis-server is included for this platform: %s %s" % platform.uname()[0:5:4])
        with zipfile.ZipFile(jars[0]) as jar:
            entry = next(n for n in jar.namelist() if n.startswith("redis-server") and n.endswith(name))
            path = jar.extract(entry, self.folder)
        os.chmod(path, 0o700)
        return path
