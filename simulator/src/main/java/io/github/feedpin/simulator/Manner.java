package io.github.feedpin.simulator;

import java.time.Duration;

/**
 * How an answer comes over the wire.
 *
 * @param interval what passes before each byte of a dripping one; zero for the others
 */
record Manner(Kind kind, Duration interval) {

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

    static final Manner WHOLE = new Manner(Kind.WHOLE, Duration.ZERO);
    static final Manner CUT = new Manner(Kind.CUT, Duration.ZERO);
    static final Manner STALLED = new Manner(Kind.STALLED, Duration.ZERO);
    static final Manner RESET = new Manner(Kind.RESET, Duration.ZERO);

    static Manner dripping(Duration interval) {
        return new Manner(Kind.DRIPPING, interval);
    }
}
