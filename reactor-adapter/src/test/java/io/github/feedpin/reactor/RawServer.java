package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.feedpin.platform.BaseUrl;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Server on a free port that reads HTTP requests and runs a script with the socket of each. */
final class RawServer implements AutoCloseable {

    /**
     * Responds to a request that has been read. The next one is read from the same socket, unless the script closes it.
     */
    interface Script {
        void respond(Socket socket, OutputStream out) throws IOException;
    }

    private static final Duration PACE = Duration.ofMillis(5);

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Script script;

    RawServer(Script script) {
        this.script = script;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    static Script sending(String bytes) {
        return (socket, out) -> out.write(bytes.getBytes(ISO_8859_1));
    }

    /** Returns a complete response with HTTP status 200. */
    static String http(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** Closes the socket with a reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Delays each byte. */
    static OutputStream slow(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                out.write(next);
                out.flush();
                LockSupport.parkNanos(PACE.toNanos());
            }
        };
    }

    BaseUrl baseUrl() {
        return BaseUrl.of("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    /** Replaces the script, from the next request on. */
    void setScript(Script next) {
        script = next;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void listen() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            while (!socket.isClosed() && readRequest(in)) {
                script.respond(socket, out);
                if (!socket.isClosed()) {
                    out.flush();
                }
            }
        } catch (IOException over) {
            return;
        } finally {
            sockets.remove(socket);
        }
    }

    /** Reads a request; returns false at the end of the stream. */
    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        in.skipNBytes(contentLength(head.toString()));
        return true;
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
