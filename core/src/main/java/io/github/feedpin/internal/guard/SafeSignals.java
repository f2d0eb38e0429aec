package io.github.feedpin.internal.guard;

import org.reactivestreams.Subscriber;

/** Signals subscribers without ever throwing: what a subscriber throws becomes its error signal. */
public final class SafeSignals {

    private static final String SUBSCRIBER = "A subscriber";

    private SafeSignals() {}

    /**
     * Signals the only value and completes.
     *
     * @return false if the subscriber threw instead of accepting the value
     */
    public static <T> boolean value(Subscriber<? super T> subscriber, T value) {
        try {
            subscriber.onNext(value);
        } catch (Throwable failure) {
            error(subscriber, failure);
            return false;
        }
        complete(subscriber);
        return true;
    }

    /** Signals completion. */
    public static void complete(Subscriber<?> subscriber) {
        ApplicationCode.run(SUBSCRIBER, subscriber::onComplete);
    }

    /** Signals a failure. */
    public static void error(Subscriber<?> subscriber, Throwable failure) {
        ApplicationCode.run(SUBSCRIBER, () -> subscriber.onError(failure));
    }
}
