package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.server.StandIn;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientTest {

    private static final int CALLS = 50;
    private static final int IN_FLIGHT = 4;

    private final Channel server = StandIn.serve(Duration.ZERO);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void makesCallsUntilTheShiftIsOver(ClientName name) throws InterruptedException {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        Setup setup = new Setup(URI.create("http://127.0.0.1:" + port), IN_FLIGHT, People.list(100));
        ShortShift shift = new ShortShift();

        try (Client client = name.create(setup)) {
            client.work(IN_FLIGHT, shift);
        }

        assertThat(shift.failure).hasValue(null);
        assertThat(shift.calls.get()).isGreaterThanOrEqualTo(CALLS);
    }

    private static final class ShortShift implements Shift {

        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        @Override
        public boolean wantsMore() {
            return calls.get() < CALLS && failure.get() == null;
        }

        @Override
        public void succeeded(long startedNanos) {
            calls.incrementAndGet();
        }

        @Override
        public void succeeded() {
            calls.incrementAndGet();
        }

        @Override
        public void failed(Throwable cause) {
            failure.compareAndSet(null, cause);
        }
    }
}
