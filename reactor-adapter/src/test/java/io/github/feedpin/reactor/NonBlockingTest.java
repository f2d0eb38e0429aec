package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.NoResponseException;
import io.netty.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.netty.resources.LoopResources;

/**
 * Calls do not block the event loop. Detection covers only an event loop of this test that starts after BlockHound is
 * installed: other threads may be in blocking code already, and MockServer blocks its own.
 */
class NonBlockingTest {

    private static final String WATCHED = "feedpin-watched";

    private static final LoopResources LOOP = LoopResources.create(WATCHED, 1, true);

    @BeforeAll
    static void watch() {
        BlockHound.install(builder -> builder.blockingMethodCallback(method -> {
            String thread = Thread.currentThread().getName();
            if (thread.startsWith(WATCHED)) {
                throw new IllegalStateException(thread + " is blocked by " + method);
            }
        }));
    }

    @AfterAll
    static void stop() {
        LOOP.dispose();
    }

    @Test
    void blockingCallOnEventLoopIsDetected() {
        Future<?> blocked = LOOP.onClient(true).next().submit(() -> {
            Thread.sleep(1);
            return true;
        });

        assertThatThrownBy(blocked::get).hasStackTraceContaining("is blocked by java.lang.Thread.sleep");
    }

    @Test
    void callsDoNotBlockEventLoop() {
        try (TestServer server = TestServer.succeedingBefore(2, TestServer::noResponse)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .responseTimeout(SHORT)
                    .httpClient(client -> client.runOn(LOOP))
                    .build();

            assertThat(pin(platform).code()).isZero();
            assertThat(await(platform.fetchTenantAccessToken(APP)).code()).isZero();
            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }
}
