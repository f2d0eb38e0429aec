package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.server.StubServer;
import io.netty.channel.Channel;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientTest {

    private static final int CALLS = 50;
    private static final int CONCURRENCY = 4;

    private final Channel server = StubServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void callsAreMadeUntilTheRecorderStops(ClientName name) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + StubServer.port(server));
        ClientConfig config = new ClientConfig(url, CONCURRENCY, SampleUserIds.list(100));
        CallRecorder recorder = new CallRecorder(CALLS);

        try (Client client = name.create(config)) {
            client.makeCalls(CONCURRENCY, recorder);
        }

        assertThat(recorder.calls()).isBetween((long) CALLS, (long) CALLS + CONCURRENCY);
    }
}
