package io.github.feedpin.internal.guard;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Guards what the application may supply (a token provider, a limiter, a platform): whatever the source throws, and
 * wherever, subscribers get one value or a known failure. A single operator, for performance: every call passes three
 * guards.
 */
public final class GuardedMono<T, R> extends Mono<R> {

    /** Maps the signals of the source to those that subscribers get. */
    public interface SignalHandler<T, R> {

        /** Returns the value to emit; if it throws, {@link #failure} is called with what it threw. */
        R value(T value);

        /** Returns the failure to emit. */
        FeedpinException failure(Throwable failure);

        /** Returns the failure of a source without a value, before {@link #failure}. */
        FeedpinException empty();

        /** Called when the subscription was cancelled before the source terminated. */
        default void cancelled() {}

        /** Called when the subscriber threw instead of accepting the value. */
        default void undelivered(R value) {}

        /** Called when the source emits a value after the cancellation or the time limit. */
        default void late(T value) {}
    }

    private final Supplier<Mono<T>> source;
    private final SignalHandler<T, R> handler;
    private final @Nullable TimeSource time;
    private final Duration timeout;

    private GuardedMono(
            Supplier<Mono<T>> source, SignalHandler<T, R> handler, @Nullable TimeSource time, Duration timeout) {
        this.source = source;
        this.handler = handler;
        this.time = time;
        this.timeout = timeout;
    }

    /** Guards a source, which is supplied and subscribed to for each subscription. */
    public static <T, R> Mono<R> of(Supplier<Mono<T>> source, SignalHandler<T, R> handler) {
        return new GuardedMono<>(source, handler, null, Duration.ZERO);
    }

    /** Guards a source that counts as empty if it has not ended within {@code timeout}. */
    public static <T, R> Mono<R> of(
            Supplier<Mono<T>> source, SignalHandler<T, R> handler, TimeSource time, Duration timeout) {
        return new GuardedMono<>(source, handler, time, timeout);
    }

    /**
     * Guards a source whose values are emitted as they are.
     *
     * @param failure maps a failure of the source
     * @param empty returns the failure of a source that gives no value within {@code timeout}
     */
    public static <T> Mono<T> of(
            Supplier<Mono<T>> source,
            Function<Throwable, FeedpinException> failure,
            Supplier<FeedpinException> empty,
            TimeSource time,
            Duration timeout) {
        SignalHandler<T, T> handler = new SignalHandler<>() {
            @Override
            public T value(T value) {
                return value;
            }

            @Override
            public FeedpinException failure(Throwable thrown) {
                return failure.apply(thrown);
            }

            @Override
            public FeedpinException empty() {
                return empty.get();
            }
        };
        return of(source, handler, time, timeout);
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> receiver) {
        GuardedSubscriber<T, R> guarded = new GuardedSubscriber<>(receiver, handler);
        receiver.onSubscribe(guarded);
        guarded.subscribeTo(source);
        if (time != null) {
            guarded.endAfter(timeout, time);
        }
    }
}
