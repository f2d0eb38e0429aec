package io.github.feedpin.reactor;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.simulator.contract.FeedpinPlatformContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the contract of {@code FeedpinPlatform} against the adapter. */
@Execution(ExecutionMode.CONCURRENT)
class PlatformContractTest implements FeedpinPlatformContract {

    private final List<SimulatorServer> servers = new ArrayList<>();
    private final List<ReactorNettyPlatform> platforms = new ArrayList<>();

    @Override
    public FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout) {
        SimulatorServer server = simulator.serve();
        servers.add(server);
        return platform(server.baseUrl(), callTimeout);
    }

    @Override
    public FeedpinPlatform connectToClosedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return platform(BaseUrl.of("http://127.0.0.1:" + socket.getLocalPort()), Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        platforms.forEach(platform -> platform.close().block(Samples.MAX_WAIT));
        servers.forEach(SimulatorServer::close);
    }

    private ReactorNettyPlatform platform(BaseUrl baseUrl, Duration callTimeout) {
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(baseUrl)
                .callTimeout(callTimeout)
                .responseTimeout(callTimeout)
                .build();
        platforms.add(platform);
        return platform;
    }
}
