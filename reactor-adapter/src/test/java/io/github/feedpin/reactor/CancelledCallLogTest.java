package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cancels calls at every stage: while connecting, writing, waiting, reading. A cancellation is the application's own wish, and no warning. */
@Isolated
class CancelledCallLogTest {

    private static final int CALLS = 4_000;

    @Test
    void whenCallsAreCancelledUnderWayNothingIsLogged() {
        Random random = new Random(1);
        try (LogCapture logs = new LogCapture();
                TestServer server = TestServer.that((request, response) ->
                        response.sendString(Mono.delay(Duration.ofMillis(random.nextInt(1, 4))).thenReturn(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            await(Flux.range(0, CALLS)
                    .flatMap(
                            i -> platform.setTimeSensitive(PIN, TOKEN)
                                    .then()
                                    .onErrorResume(failure -> Mono.empty())
                                    .takeUntilOther(Mono.delay(Duration.ofNanos(random.nextInt(6_000_000)))),
                            32)
                    .then(Mono.just(true)));
            platform.close().block(PATIENCE);

            Map<String, Long> said = logs.lines().stream()
                    .collect(Collectors.groupingBy(line -> line.replaceAll("\\[[^]]*]", "[]").replaceAll("0x\\w+|\\d+", "0"), Collectors.counting()));
            said.forEach((k, v) -> System.err.println("SAID " + v + " " + k.substring(0, Math.min(600, k.length())).replace("\n", "|")));
            assertThat(said).isEmpty();
        }
    }
}
