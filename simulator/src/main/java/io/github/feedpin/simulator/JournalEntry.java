package io.github.feedpin.simulator;

import io.github.feedpin.model.UserIdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that arrived at an endpoint, and what it was answered.
 *
 * @param arrivalNanos when it arrived, in nanoseconds of the simulator's time source
 * @param endpoint where it arrived
 * @param status the HTTP status of the response, as it was sent; 0 when a fault sent none
 * @param code the {@code code} of the response, as it was sent; 0 for success, null when there was none that could be
 *     read
 * @param timeSensitive whether it asked for pinning; false for unpinning, and where there was nothing to read
 * @param userIdType the type of the ids; null at a token endpoint, or when the request could not be read
 * @param userIds the ids as they were sent, repetitions included; empty where {@code userIdType} is null, and when the
 *     simulator was told to keep none
 * @param userCount how many ids were sent, kept or not
 * @param logId the platform's id of the call, as the client got it; null when a fault kept it
 * @param fault the {@linkplain Fault#name() name} of the fault it met; null when it met none
 */
public record JournalEntry(
        long arrivalNanos,
        SimulatedEndpoint endpoint,
        int status,
        @Nullable Integer code,
        boolean timeSensitive,
        @Nullable UserIdType userIdType,
        List<String> userIds,
        int userCount,
        @Nullable String logId,
        @Nullable String fault) {

    public JournalEntry {
        userIds = List.copyOf(userIds);
    }

    boolean isCall() {
        return endpoint == SimulatedEndpoint.SET_TIME_SENSITIVE;
    }

    boolean saysRateLimited() {
        return status == 429 || code != null && code == Rejection.RATE_LIMITED;
    }

    /** Counts the users, and names none. */
    @Override
    public String toString() {
        return "JournalEntry[" + arrivalNanos + " ns, " + endpoint + ", status=" + status + ", code=" + code
                + ", timeSensitive=" + timeSensitive + ", userIdType=" + userIdType + ", " + userCount
                + " users, logId=" + logId + ", fault=" + fault + "]";
    }
}
