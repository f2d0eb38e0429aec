package io.github.feedpin.simulator;

import io.github.feedpin.model.UserIdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that arrived at an endpoint, and what it was answered.
 *
 * @param arrivalNanos when it arrived, in nanoseconds of the simulator's time source
 * @param endpoint where it arrived
 * @param status the HTTP status of the answer
 * @param code the {@code code} of the answer; 0 for success
 * @param timeSensitive whether it asked for pinning; false for unpinning, and where there was nothing to read
 * @param userIdType the type of the ids; null at a token endpoint, or when the request could not be read
 * @param userIds the ids as they were sent, repetitions included; empty where {@code userIdType} is null, and when the simulator was
 *     told to keep none
 * @param userCount how many ids were sent, kept or not
 * @param logId the platform's id of the call, as the client got it
 */
public record JournalEntry(
        long arrivalNanos,
        SimulatedEndpoint endpoint,
        int status,
        int code,
        boolean timeSensitive,
        @Nullable UserIdType userIdType,
        List<String> userIds,
        int userCount,
        String logId) {

    public JournalEntry {
        userIds = List.copyOf(userIds);
    }

    boolean isCall() {
        return endpoint == SimulatedEndpoint.SET_TIME_SENSITIVE;
    }

    /** Counts the users, and names none. */
    @Override
    public String toString() {
        return "JournalEntry[" + arrivalNanos + " ns, " + endpoint + ", status=" + status + ", code=" + code
                + ", timeSensitive=" + timeSensitive + ", userIdType=" + userIdType + ", " + userCount
                + " users, logId=" + logId + "]";
    }
}
