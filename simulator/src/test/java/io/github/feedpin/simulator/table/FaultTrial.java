package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A new client and a new simulator in virtual time, with one fault in its script. */
final class FaultTrial {

    /** Users of ten full calls. The third call is for {@code ou_user_100} to {@code ou_user_149}. */
    static final List<String> USERS =
            IntStream.range(0, 500).mapToObj("ou_user_%03d"::formatted).toList();

    private static final List<String> TWO_USERS = USERS.subList(0, 2);
    private static final Duration LATENCY = Duration.ofMillis(30);
    private static final Duration LONGEST = Duration.ofHours(2);

    final PlatformSimulator simulator;
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final FeedpinClient client;

    FaultTrial(ConcurrencyLimits concurrency, FaultTrigger trigger, Fault fault) {
        simulator = PlatformSimulator.builder()
                .timeSource(TimeSource.of(clock))
                .latency(LATENCY)
                .faults(script -> script.on(trigger, fault))
                .build();
        client = FeedpinClient.builder(simulator.platform())
                .credentials(simulator.credentials())
                .concurrency(concurrency)
                .timeSource(TimeSource.of(clock))
                .build();
    }

    static FaultTrial of(FaultTrigger trigger, Fault fault) {
        return new FaultTrial(ConcurrencyLimits.defaults(), trigger, fault);
    }

    PinReport run() {
        return await(client.pin(USERS));
    }

    /** Sends one call for two users. */
    TimeSensitiveResponse send() {
        return await(client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, TWO_USERS)));
    }

    /** Returns the failure of the same call. */
    FeedpinException failureOfSend() {
        Throwable thrown = Assertions.catchThrowable(this::send);
        assertThat(thrown).as("failure of a call").hasCauseInstanceOf(FeedpinException.class);
        return (FeedpinException) Objects.requireNonNull(thrown.getCause());
    }

    JournalEntry last() {
        List<JournalEntry> entries = simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    private <T> T await(Mono<T> mono) {
        CompletableFuture<T> result = new CompletableFuture<>();
        mono.subscribe(result::complete, result::completeExceptionally);
        clock.advanceTimeBy(LONGEST);
        assertThat(result).as("within %s", LONGEST).isDone();
        return result.join();
    }
}
