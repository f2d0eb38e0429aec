package io.github.feedpin.simulator;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.transport.HttpTransport;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * HTTP server of a {@link PlatformSimulator}.
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

    static SimulatorServer start(PlatformSimulator simulator, HttpTransport transport, int port) {
        ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        DisposableServer server = HttpServer.create()
                .host(LOOPBACK)
                .port(port)
                .channelGroup(connections)
                .handle(transport)
                .bindNow();
        return new SimulatorServer(simulator, server, connections);
    }

    /** {@return the base URL, for instance {@code http://127.0.0.1:40123}} */
    public BaseUrl baseUrl() {
        return BaseUrl.of("http://" + LOOPBACK + ":" + server.port());
    }

    /** {@return the credentials of the simulator's self-built app} */
    public SelfBuiltApp credentials() {
        return simulator.credentials();
    }

    /** {@return the simulator, which can be used after the server is closed} */
    public PlatformSimulator simulator() {
        return simulator;
    }

    /**
     * Closes all connections, with the exchanges in progress, and frees the port. Blocks until the port is free, so it
     * must not be called on a non-blocking thread. Has no effect if called again.
     */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        server.disposeNow();
    }
}
