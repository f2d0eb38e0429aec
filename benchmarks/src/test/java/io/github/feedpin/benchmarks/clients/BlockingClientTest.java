package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockingClientTest {

    private static final int CONCURRENCY = 64;

    @Test
    void eachCallInFlightHasAThreadOfItsOwn() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch inFlight = new CountDownLatch(CONCURRENCY);
        BlockingClient client = client(() -> {
            threads.add(Thread.currentThread());
            inFlight.countDown();
            assertThat(inFlight.await(30, TimeUnit.SECONDS)).isTrue();
        });

        client.makeCalls(CONCURRENCY, new CallRecorder(1));

        assertThat(threads).hasSize(CONCURRENCY);
    }

    @Test
    void whenACallFailsTheFailureIsThrown() {
        BlockingClient client = client(() -> {
            throw new IllegalStateException("rejected");
        });

        assertThatThrownBy(() -> client.makeCalls(2, new CallRecorder())).hasRootCauseMessage("rejected");
    }

    private interface Call {
        void make() throws Exception;
    }

    private static BlockingClient client(Call call) {
        return new BlockingClient() {
            @Override
            void call() throws Exception {
                call.make();
            }

            @Override
            public void close() {}
        };
    }
}
