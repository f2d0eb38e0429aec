package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** HTTP proxy that supports CONNECT only and connects every tunnel to one local port. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** @param target the port for tunnels; 0 to reject them */
    TunnelProxy(int target) throws IOException {
        this.target = target;
        start(() -> {
            while (true) {
                Socket client = server.accept();
                start(() -> serve(client));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the heads of all requests. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            heads.add(head(client.getInputStream()));
            if (target == 0) {
                send(client, "HTTP/1.1 407 Proxy Authentication Required");
                return;
            }
            try (Socket tunnel = new Socket(InetAddress.getLoopbackAddress(), target)) {
                send(client, "HTTP/1.1 200 Connection established");
                start(() -> tunnel.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(tunnel.getOutputStream());
            }
        }
    }

    private static void send(Socket client, String statusLine) throws IOException {
        client.getOutputStream().write((statusLine + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return head.toString();
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
