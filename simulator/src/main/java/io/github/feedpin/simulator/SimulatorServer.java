package io.github.feedpin.simulator;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A {@link PlatformSimulator} that is being served over HTTP, until it is closed.
 *
 * <pre>{@code
 * try (SimulatorServer server = PlatformSimulator.create().serve()) {
 *     FeedpinClient client = FeedpinClient.builder(ReactorNettyPlatform.create(server.baseUrl()))
 *             .credentials(server.credentials())
 *             .build();
 * }
 * }</pre>
 */
public final class SimulatorServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final PlatformSimulator simulator;
    private final DisposableServer server;
    private final ChannelGroup connections;

    private SimulatorServer(PlatformSimulator simulator, DisposableServer server, ChannelGroup connections) {
        this.simulator = simulator;
        this.server = server;
        this.connections = connections;
    }

    static SimulatorServer start(PlatformSimulator simulator, HttpTransport door, int port) {
        ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        DisposableServer server = HttpServer.create()
                .host(LOOPBACK)
                .port(port)
                .channelGroup(connections)
                .handle(door)
                .bindNow();
        return new SimulatorServer(simulator, server, connections);
    }

    /** Where it is served, for instance {@code http://127.0.0.1:40123}. */
    public BaseUrl baseUrl() {
        return BaseUrl.of("http://" + LOOPBACK + ":" + server.port());
    }

    /** The credentials of the simulator's app. */
    public AppCredentials credentials() {
        return simulator.credentials();
    }

    /** The simulator behind it, which lives on after the server is closed. */
    public PlatformSimulator simulator() {
        return simulator;
    }

    /**
     * Frees the port and cuts the connections, with whatever was under way on them. Waits until the port is free, so it
     * must not be called on a thread that may not block. Closing again does nothing.
     */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        server.disposeNow();
    }
}
