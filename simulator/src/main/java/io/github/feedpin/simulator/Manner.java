package io.github.feedpin.simulator;

import java.time.Duration;

/**
 * How an answer comes over the wire.
 *
 * @param interim what comes before it
 * @param interval what passes before each byte of a dripping one, and after each interim response
 */
record Manner(Kind kind, Interim interim, Duration interval) {

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

    static final Manner WHOLE = new Manner(Kind.WHOLE, Interim.NONE, Duration.ZERO);
    static final Manner CUT = new Manner(Kind.CUT, Interim.NONE, Duration.ZERO);
    static final Manner STALLED = new Manner(Kind.STALLED, Interim.NONE, Duration.ZERO);
    static final Manner RESET = new Manner(Kind.RESET, Interim.NONE, Duration.ZERO);

    static Manner dripping(Duration interval) {
        return new Manner(Kind.DRIPPING, Interim.NONE, interval);
    }

    /** Whole, after this many interim responses. */
    static Manner after(int status, int count, Duration interval) {
        return new Manner(Kind.WHOLE, new Interim(status, count), interval);
    }

    /** Not at all, though interim responses do not end. */
    static Manner neverAfter(int status, Duration interval) {
        return new Manner(Kind.STALLED, new Interim(status, Long.MAX_VALUE), interval);
    }
}
