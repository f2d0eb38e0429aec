package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bytes that a server may send instead of a response, reproducible by seed; one character per byte. */
final class HostileStreams {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private static final String JSON = TestServer.SUCCESS;

    private static final String CHUNK = Integer.toHexString(JSON.length()) + "\r\n" + JSON + "\r\n";

    private static final String GZIP = OK + "Content-Encoding: gzip\r\n";

    /** Streams with one defect each. */
    private static final List<String> STREAMS = List.of(
            "",
            "\r\n",
            "\0\0\0\0\r\n\r\n",
            "SSH-2.0-OpenSSH_9.6\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            JSON,
            "HTTP/1.1\r\n\r\n",
            "HTTP/1.1 OK 200\r\n\r\n" + JSON,
            "HTTP/1.1 0 No\r\n\r\n" + JSON,
            "HTTP/1.1 99999999999 No\r\n\r\n" + JSON,
            "HTTP/1.1 -200 OK\r\n\r\n" + JSON,
            "HTTP/9.9 200 OK\r\nContent-Length: 4\r\n\r\n{}{}",
            "HTTP/1.0 200 OK\r\n\r\n" + JSON,
            "HTTP/1.1 200 " + "OK".repeat(100_000) + "\r\n\r\n" + JSON,
            "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
            "HTTP/1.1 100 Continue\r\n\r\n".repeat(10_000),
            "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(1_000) + RawServer.http(JSON),
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n" + JSON,
            "HTTP/1.1 204 No Content\r\nContent-Length: 40\r\n\r\n" + JSON,
            "HTTP/1.1 304 Not Modified\r\n\r\n" + JSON,
            "HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate x\r\nContent-Length: 0\r\n\r\n",
            OK + "X-A: b\r\n".repeat(100_000) + "\r\n" + JSON,
            OK + "X-Tt-Logid: " + "x".repeat(1_000_000) + "\r\n\r\n" + JSON,
            OK + "X-Tt-Logid: \0\u00FF\u007F\r\nContent-Length: 2\r\n\r\n{}",
            OK + "No colon here\r\nContent-Length: 2\r\n\r\n{}",
            OK + ": no name\r\n: again\r\nContent-Length: 2\r\n\r\n{}",
            OK + " folded\r\n\tmore\r\nContent-Length: 2\r\n\r\n{}",
            OK + "Content-Length: -1\r\n\r\n" + JSON,
            OK + "Content-Length: many\r\n\r\n" + JSON,
            OK + "Content-Length: 9223372036854775808\r\n\r\n" + JSON,
            OK + "Content-Length: 9223372036854775807\r\n\r\n" + JSON,
            OK + "Content-Length: 1000\r\n\r\n" + JSON,
            OK + "Content-Length: 1\r\n\r\n" + JSON,
            OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n" + JSON,
            OK + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNK + "0\r\n\r\n",
            OK + "Transfer-Encoding: gzip, chunked\r\n\r\n" + CHUNK + "0\r\n\r\n",
            OK + "Transfer-Encoding: nothing\r\n\r\n" + JSON,
            CHUNKED + CHUNK,
            CHUNKED + "-1\r\n" + JSON,
            CHUNKED + "xyz\r\n" + JSON,
            CHUNKED + "7fffffff\r\n" + JSON,
            CHUNKED + "ffffffffffffffff\r\n" + JSON,
            CHUNKED + "1;" + "x".repeat(100_000) + "\r\n{\r\n0\r\n\r\n",
            CHUNKED + "1\r\n{\r\n".repeat(10_000) + "0\r\n\r\n",
            CHUNKED + CHUNK + "0\r\n" + "X-A: b\r\n".repeat(10_000) + "\r\n",
            CHUNKED + JSON + "\r\n0\r\n\r\n",
            GZIP + "Content-Length: " + JSON.length() + "\r\n\r\n" + JSON,
            GZIP + "Content-Length: 0\r\n\r\n",
            GZIP + "Content-Length: 5\r\n\r\n\u001F\u008B\b\0\0",
            GZIP + "\r\n" + gzip(JSON).substring(0, 20),
            GZIP + "\r\n" + gzip(JSON) + gzip(JSON) + "more",
            GZIP + "\r\n" + gzip(" ".repeat(5_000_000)),
            OK + "Content-Encoding: deflate\r\n\r\n" + gzip(JSON),
            OK + "Content-Encoding: br\r\n\r\n" + JSON,
            OK + "Content-Encoding: zstd\r\n\r\n" + JSON,
            OK + "Content-Encoding: snappy\r\n\r\n" + JSON,
            OK + "Content-Encoding: gzip, gzip, gzip\r\n\r\n" + gzip(gzip(JSON)),
            RawServer.http(JSON) + RawServer.http(JSON) + "more",
            OK + "Connection: close\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON,
            RawServer.http("x".repeat(200_000)));

    private final Random random;

    HostileStreams(long seed) {
        this.random = new Random(seed);
    }

    /** Returns one of the streams, unchanged or damaged further, or noise. */
    byte[] stream(int number) {
        if (number < STREAMS.size()) {
            return STREAMS.get(number).getBytes(ISO_8859_1);
        }
        byte[] bytes = random.nextInt(10) == 0
                ? new byte[1 + random.nextInt(1000)]
                : STREAMS.get(random.nextInt(STREAMS.size())).getBytes(ISO_8859_1);
        for (int flips = bytes.length == 0 ? 0 : 1 + random.nextInt(5); flips > 0; flips--) {
            bytes[random.nextInt(Math.min(bytes.length, 300))] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String gzip(String text) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(text.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toString(ISO_8859_1);
    }
}
