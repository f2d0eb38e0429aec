package io.github.feedpin.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Network between a client and a server on this machine, which can hang or be cut. */
final class TcpProxy implements AutoCloseable {

    private enum State {
        /** Everything passes. */
        CONNECTED,
        /** Connections are accepted and stay open, but nothing passes. */
        HANGING,
        /** Connections are broken. */
        CUT
    }

    private final int target;
    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile State state = State.CONNECTED;

    private TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TcpProxy to(int port) {
        TcpProxy proxy = new TcpProxy(port);
        start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the number of accepted connections. */
    int accepted() {
        return accepted.get();
    }

    void hang() {
        state = State.HANGING;
    }

    void cut() {
        state = State.CUT;
        closeSockets();
    }

    void connect() {
        state = State.CONNECTED;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                accepted.incrementAndGet();
                sockets.add(client);
                if (state == State.CUT) {
                    client.close();
                } else {
                    start(() -> forward(client));
                }
            } catch (IOException closed) {
                closeSockets();
            }
        }
    }

    private void forward(Socket client) {
        awaitConnected();
        try {
            Socket other = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(other);
            start(() -> pump(other, client));
            pump(client, other);
        } catch (IOException unreachable) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitConnected();
                out.write(buffer, 0, length);
            }
        } catch (IOException broken) {
            // Both are closed.
        }
        close(from);
        close(to);
    }

    private void awaitConnected() {
        while (state == State.HANGING && !server.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void closeSockets() {
        sockets.forEach(TcpProxy::close);
        sockets.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeSockets();
    }
}
