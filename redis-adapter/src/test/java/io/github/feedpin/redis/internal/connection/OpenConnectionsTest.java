package io.github.feedpin.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OpenConnectionsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final OpenConnections connections = new OpenConnections(null, null);

    @AfterEach
    void close() {
        connections.close().block(AT_MOST);
    }

    private void awaitNone() {
        Flux.interval(Duration.ofMillis(10))
                .filter(tick -> connections.size() == 0)
                .blockFirst(AT_MOST);
    }

    @Test
    void nodeThatClosesItsConnectionIsForgotten() {
        try (RedisProcess server = RedisProcess.start()) {
            Opening opening = connections.to(server.uri());
            assertThat(opening.connection()).succeedsWithin(AT_MOST);
            assertThat(connections.size()).isEqualTo(1);
            server.commands().clientKill(KillArgs.Builder.skipme());

            awaitNone();
        }
    }

    @Test
    void nodeThatCannotBeReachedIsForgottenAfterThePause() {
        RedisURI address = RedisURI.create("127.0.0.1", 1);
        Opening opening = connections.to(address);
        assertThat(opening.connection()).failsWithin(AT_MOST);
        assertThat(connections.discard(address, opening)).isTrue();
        assertThat(connections.discard(address, opening)).isFalse();
        assertThat(connections.size()).isEqualTo(1);

        awaitNone();
    }

    @Test
    void addressThatTheMachineDoesNotSupportFailsTheOpening() {
        Mono<Object> opened = Mono.fromFuture(connections
                .to(RedisURI.Builder.socket("/no/such/socket").build())
                .connection()
                .thenApply(open -> open));

        assertThat(opened.materialize().map(signal -> signal.isOnError()).block(AT_MOST))
                .isTrue();
    }
}
