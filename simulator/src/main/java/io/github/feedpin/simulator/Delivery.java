package io.github.feedpin.simulator;

import org.jspecify.annotations.Nullable;

/** How a request ends. */
sealed interface Delivery<T> {

    /** The fault that it met; null when it met none. */
    @Nullable
    Fault fault();

    /** With what the platform responses by its rules. */
    record Genuine<T>(Reply<T> reply, @Nullable Fault fault) implements Delivery<T> {}

    /** With what a fault makes of that, or puts in its place. */
    record Forged<T>(WireResponse response, Fault fault) implements Delivery<T> {}
}
