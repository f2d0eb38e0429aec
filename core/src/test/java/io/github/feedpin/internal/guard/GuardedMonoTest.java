package io.github.feedpin.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Timeouts and cancellation of a guarded source. */
class GuardedMonoTest {

    private static final Duration MOST = Duration.ofSeconds(50);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private Duration stoodStill = Duration.ZERO;
    private final TimeSource time = new TimeSource(
            clock, () -> clock.now(TimeUnit.NANOSECONDS) + stoodStill.toNanos(), Schedulers.fromExecutor(work::add));
    private final List<Object> ends = new ArrayList<>();

    private Disposable subscribe(Mono<String> source) {
        return GuardedMono.of(() -> source, new AsItIs(), time, MOST).subscribe(ends::add, ends::add);
    }

    private void pass(Duration duration) {
        clock.advanceTimeBy(duration);
        work();
    }

    private void work() {
        @Nullable Runnable task;
        while ((task = work.poll()) != null) {
            task.run();
        }
    }

    @Test
    void sourceWithoutAnEndFailsAfterTheTimeout() {
        subscribe(Mono.never());
        pass(MOST);
        assertThat(ends).singleElement().isInstanceOf(NoResponseException.class);
    }

    /**
     * The application blocks all workers for longer than a call may take, and a response that has come waits for one of
     * them.
     */
    @Test
    void timeoutIsExtendedWhileTheWorkersAreBehind() {
        Sinks.One<String> source = Sinks.one();
        subscribe(source.asMono());
        clock.advanceTimeBy(MOST);
        clock.advanceTimeBy(Duration.ofSeconds(30));
        work();
        source.tryEmitValue("response");
        pass(MOST);
        assertThat(ends).containsExactly("response");
    }

    /** Simulates a suspended process: all timers are due at once, and what has arrived meanwhile has not been read. */
    @Test
    void timeoutIsExtendedAfterTheProcessWasSuspended() {
        Sinks.One<String> source = Sinks.one();
        subscribe(source.asMono());
        stoodStill = Duration.ofSeconds(30);
        pass(MOST);
        source.tryEmitValue("response");
        assertThat(ends).containsExactly("response");
    }

    @Test
    void sourceWithoutAnEndFailsWhenTheWorkersHaveCaughtUp() {
        subscribe(Mono.never());
        clock.advanceTimeBy(MOST);
        pass(Duration.ofSeconds(30));
        assertThat(ends).isEmpty();
        pass(MOST);
        assertThat(ends).singleElement().isInstanceOf(NoResponseException.class);
    }

    @Test
    void failureAfterCancellationIsNotLogged() {
        TestPublisher<String> source = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        List<Throwable> dropped = new ArrayList<>();
        GuardedMono.of(source::mono, new AsItIs(), time, MOST)
                .contextWrite(context -> context.put("reactor.onErrorDropped.local", consumer(dropped)))
                .subscribe(ends::add, ends::add)
                .dispose();
        source.error(new IllegalStateException("late"));
        assertThat(dropped).isEmpty();
        assertThat(ends).isEmpty();
    }

    private static Consumer<Throwable> consumer(List<Throwable> dropped) {
        return dropped::add;
    }

    private static final class AsItIs implements GuardedMono.SignalHandler<String, String> {

        @Override
        public String value(String value) {
            return value;
        }

        @Override
        public FeedpinException failure(Throwable failure) {
            return failure instanceof FeedpinException known ? known : new NoResponseException("failed", failure);
        }

        @Override
        public FeedpinException empty() {
            return new NoResponseException("nothing came", null);
        }
    }
}
