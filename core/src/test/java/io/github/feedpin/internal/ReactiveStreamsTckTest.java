package io.github.feedpin.internal;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.internal.guard.GuardedDelivery;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs the Reactive Streams TCK against the publishers of this module that are not composed of Reactor's. */
class ReactiveStreamsTckTest {

    private static final int MAX_ELEMENTS = 1_000;
    private static final int MAX_REPEATS = 9;

    @TestFactory
    Stream<DynamicTest> deliveryOfAFlux() {
        return verify(() -> new Verification<Integer>(
                MAX_ELEMENTS,
                elements -> GuardedDelivery.of(Flux.range(0, (int) elements)),
                GuardedDelivery.of(failedFlux())));
    }

    @TestFactory
    Stream<DynamicTest> deliveryOfAMono() {
        return verify(() -> new Verification<Integer>(
                1,
                elements -> GuardedDelivery.of(Mono.justOrEmpty(elements == 0 ? null : 1)),
                GuardedDelivery.of(failedMono())));
    }

    @TestFactory
    Stream<DynamicTest> guardedMono() {
        return verify(() -> new Verification<Integer>(
                1,
                elements -> GuardedMono.of(() -> Mono.just(1), signalHandler()),
                GuardedMono.of(this::failedMono, signalHandler())));
    }

    @TestFactory
    Stream<DynamicTest> batchesOfAStream() {
        BatchPlanner planner = new BatchPlanner(BatchingPolicy.defaults().withMaxUsersPerCall(1), TimeSource.system());
        return verify(() -> new Verification<Batch>(
                MAX_ELEMENTS,
                elements -> planner.batches(Flux.range(0, (int) elements).map(i -> "ou_" + i), Mono.never()),
                planner.batches(Flux.error(new IllegalStateException("scripted")), Mono.never())));
    }

    private static Flux<Integer> failedFlux() {
        return Flux.error(new IllegalStateException("scripted"));
    }

    private Mono<Integer> failedMono() {
        return Mono.error(new IllegalStateException("scripted"));
    }

    private static GuardedMono.SignalHandler<Integer, Integer> signalHandler() {
        return new GuardedMono.SignalHandler<>() {
            @Override
            public Integer value(Integer value) {
                return value;
            }

            @Override
            public FeedpinException failure(Throwable failure) {
                return new UnreachableException("scripted", failure);
            }

            @Override
            public FeedpinException empty() {
                return new UnreachableException("empty", null);
            }
        };
    }

    /** A test for each rule; the rules that the TCK skips are aborted. */
    private static Stream<DynamicTest> verify(Supplier<Verification<?>> verification) {
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(rule -> dynamicTest(rule.getName(), () -> verify(verification.get(), rule)));
    }

    private static void verify(Verification<?> verification, Method rule) throws Throwable {
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            throw cause instanceof SkipException ? new TestAbortedException(cause.getMessage()) : cause;
        }
    }

    private static class Verification<T> extends PublisherVerification<T> {

        private final long maxElements;
        private final LongFunction<Publisher<T>> publisher;
        private final Publisher<T> failed;

        Verification(long maxElements, LongFunction<Publisher<T>> publisher, Publisher<T> failed) {
            super(new TestEnvironment(2_000, 10, 10), 10);
            this.maxElements = maxElements;
            this.publisher = publisher;
            this.failed = failed;
        }

        @Override
        public Publisher<T> createPublisher(long elements) {
            return publisher.apply(elements);
        }

        @Override
        public Publisher<T> createFailedPublisher() {
            return failed;
        }

        @Override
        public long maxElementsFromPublisher() {
            return maxElements;
        }

        /** Repeats the rule, which allows the garbage collector 100 ms: too little on a busy machine. */
        @Override
        @Test
        public void required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber()
                throws Throwable {
            for (int repeats = 0; repeats < MAX_REPEATS; repeats++) {
                try {
                    super.required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber();
                    return;
                } catch (AssertionError referenced) {
                    setUp();
                }
            }
            super.required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber();
        }
    }
}
