package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A subscriber throws an error that Reactor treats as fatal, on the worker that emits the token to it. */
class ThrowingSubscriberTest {

    private static final AccessToken TOKEN = new AccessToken("t-1");

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final TimeSource time =
            new TimeSource(clock, () -> clock.now(TimeUnit.NANOSECONDS), Schedulers.fromExecutor(work::add));
    private final Sinks.One<PlatformResponse<GrantedToken>> response = Sinks.one();
    private final TokenProvider provider = TokenProviders.fetching(response::asMono, time, Duration.ofSeconds(50));

    @Test
    void whenASubscriberThrowsTheOthersReceiveTheToken() {
        List<Object> ends = new ArrayList<>();
        provider.token()
                .map(token -> {
                    throw new NoSuchMethodError("missing");
                })
                .subscribe(ends::add, ends::add);
        provider.token().subscribe(ends::add, ends::add);
        response.tryEmitValue(PlatformResponse.success(new GrantedToken(TOKEN, Duration.ofHours(2)), null));
        work();
        assertThat(ends)
                .hasSize(2)
                .hasAtLeastOneElementOfType(NoSuchMethodError.class)
                .contains(TOKEN);
    }

    private void work() {
        @Nullable Runnable task;
        while ((task = work.poll()) != null) {
            task.run();
        }
    }
}
