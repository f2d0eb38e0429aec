package io.github.feedpin.simulator;

import java.util.Objects;

/**
 * An attempt to deliver an event to the receiver of a {@link SimulatedStoreApp}.
 *
 * @param nanos time of the response, or of its absence, in nanoseconds of the simulator's time source
 * @param eventType the type of the event, for instance {@code app_ticket}
 * @param attempt the number of the attempt, from 1; at most 5
 * @param status the HTTP status of the response; 0 if there was none within 3 seconds
 */
public record PushAttempt(long nanos, String eventType, int attempt, int status) {

    /**
     * Creates the record of an attempt.
     *
     * @param nanos in nanoseconds of the simulator's time source
     * @param eventType the type of the pushed event
     * @param attempt from 1
     * @param status 0 if there was no response in time
     */
    public PushAttempt {
        Objects.requireNonNull(eventType, "eventType");
    }
}
