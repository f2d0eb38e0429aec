package io.github.feedpin.simulator;

import java.time.Duration;

/**
 * How a response comes over the wire.
 *
 * @param interim what comes before it
 * @param interval what passes before each byte of a dripping one, and after each interim response
 */
record DeliveryMode(Kind kind, Interim interim, Duration interval) {

    enum Kind {
        /** As it should. */
        WHOLE,
        /** The connection is closed in the midst of the body. */
        CUT,
        /** A byte at a time. */
        DRIPPING,
        /** Not at all, and the connection stays open. */
        STALLED,
        /** Not at all, and the connection is reset. */
        RESET
    }

    /**
     * Interim responses, all of one status.
     *
     * @param status 100 to 199, but not 101
     * @param count how many there are; {@link Long#MAX_VALUE} when they never end
     */
    record Interim(int status, long count) {

        static final Interim NONE = new Interim(0, 0);
    }

    static final DeliveryMode WHOLE = new DeliveryMode(Kind.WHOLE, Interim.NONE, Duration.ZERO);
    static final DeliveryMode CUT = new DeliveryMode(Kind.CUT, Interim.NONE, Duration.ZERO);
    static final DeliveryMode STALLED = new DeliveryMode(Kind.STALLED, Interim.NONE, Duration.ZERO);
    static final DeliveryMode RESET = new DeliveryMode(Kind.RESET, Interim.NONE, Duration.ZERO);

    static DeliveryMode dripping(Duration interval) {
        return new DeliveryMode(Kind.DRIPPING, Interim.NONE, interval);
    }

    /** Whole, after this many interim responses. */
    static DeliveryMode after(int status, int count, Duration interval) {
        return new DeliveryMode(Kind.WHOLE, new Interim(status, count), interval);
    }

    /** Not at all, though interim responses do not end. */
    static DeliveryMode neverAfter(int status, Duration interval) {
        return new DeliveryMode(Kind.STALLED, new Interim(status, Long.MAX_VALUE), interval);
    }
}
