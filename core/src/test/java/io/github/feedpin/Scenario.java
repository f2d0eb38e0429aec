package io.github.feedpin;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A client of a scripted platform, in virtual time and with a constant jitter. */
final class Scenario {

    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final TimeSource time = TimeSource.of(clock);
    final ScriptedPlatform platform = new ScriptedPlatform();
    private final Random jitter = new Random(1);

    FeedpinClientBuilder builder() {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt("cli_test", "secret-of-the-test"))
                .timeSource(time)
                .jitter(jitter::nextDouble);
    }

    FeedpinClient client() {
        return builder().build();
    }

    /** Advances the virtual time until {@code mono} ends, and returns its value, or null without one. */
    <T> T await(Mono<T> mono) {
        return await(mono, clock);
    }

    @SuppressWarnings("NullAway")
    static <T> T await(Mono<T> mono, VirtualTimeScheduler clock) {
        CompletableFuture<T> result = mono.toFuture();
        for (Duration passed = Duration.ZERO; !result.isDone(); passed = passed.plus(STEP)) {
            if (passed.compareTo(LONGEST) > 0) {
                throw new AssertionError("Nothing came within an hour of virtual time");
            }
            clock.advanceTimeBy(STEP);
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    static List<String> users(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "ou_user_" + sixDigits(i))
                .toList();
    }

    /** Returns the number with leading zeros; formatting it would be most of the cost of some tests. */
    static String sixDigits(int number) {
        return Integer.toString(1_000_000 + number).substring(1);
    }
}
