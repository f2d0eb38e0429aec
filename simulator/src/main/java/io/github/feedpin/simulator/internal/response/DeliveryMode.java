package io.github.feedpin.simulator.internal.response;

import java.time.Duration;

/**
 * How a response is delivered over the wire.
 *
 * @param interim the interim responses before it
 * @param interval the delay before each byte when dripping, and after each interim response
 */
public record DeliveryMode(Kind kind, Interim interim, Duration interval) {

    public enum Kind {
        /** Normally. */
        WHOLE,
        /** The connection is closed within the body. */
        CUT,
        /** A byte at a time. */
        DRIPPING,
        /** Never; the connection stays open. */
        STALLED,
        /** Never; the connection is reset. */
        RESET
    }

    /**
     * Interim responses, all of one status.
     *
     * @param status 100 to 199, but not 101
     * @param count their number; {@link Long#MAX_VALUE} if they never end
     */
    public record Interim(int status, long count) {

        static final Interim NONE = new Interim(0, 0);
    }

    public static final DeliveryMode WHOLE = new DeliveryMode(Kind.WHOLE, Interim.NONE, Duration.ZERO);
    public static final DeliveryMode CUT = new DeliveryMode(Kind.CUT, Interim.NONE, Duration.ZERO);
    public static final DeliveryMode STALLED = new DeliveryMode(Kind.STALLED, Interim.NONE, Duration.ZERO);
    public static final DeliveryMode RESET = new DeliveryMode(Kind.RESET, Interim.NONE, Duration.ZERO);

    public static DeliveryMode dripping(Duration interval) {
        return new DeliveryMode(Kind.DRIPPING, Interim.NONE, interval);
    }

    /** Delivers the response normally, after this many interim responses. */
    public static DeliveryMode after(int status, int count, Duration interval) {
        return new DeliveryMode(Kind.WHOLE, new Interim(status, count), interval);
    }

    /** Never delivers the response; interim responses do not end. */
    public static DeliveryMode neverAfter(int status, Duration interval) {
        return new DeliveryMode(Kind.STALLED, new Interim(status, Long.MAX_VALUE), interval);
    }
}
