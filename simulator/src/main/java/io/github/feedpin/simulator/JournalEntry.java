package io.github.feedpin.simulator;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.simulator.internal.engine.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that arrived at an endpoint, and its response.
 *
 * @param arrivalNanos time of arrival, in nanoseconds of the simulator's time source
 * @param endpoint the endpoint
 * @param tenantKey the tenant of the store app that the request was for, by its token, or by its key in a request for a
 *     token; null for the self-built app, for other requests, and if the token was not valid
 * @param card what was pinned or unpinned; null where {@code endpoint} is no call, and for an invalid chat id
 * @param status the HTTP status of the response, as it was sent; 0 if a fault sent none
 * @param code the {@code code} of the response, as it was sent; 0 for success, null if none could be read
 * @param action the requested action; null for token requests, and for calls that could not be read
 * @param userIdType the type of the ids; null at a token endpoint, or if the request could not be read
 * @param userIds the ids as they were sent, repetitions included; empty where {@code userIdType} is null, and if the
 *     simulator keeps none
 * @param userCount the number of ids that were sent, kept or not
 * @param logId the log id of the call, as it was sent; null if a fault left it out
 * @param fault the {@linkplain Fault#name() name} of the fault that happened; null if none did
 */
public record JournalEntry(
        long arrivalNanos,
        SimulatedEndpoint endpoint,
        @Nullable TenantKey tenantKey,
        @Nullable FeedCard card,
        int status,
        @Nullable Integer code,
        @Nullable PinAction action,
        @Nullable UserIdType userIdType,
        List<String> userIds,
        int userCount,
        @Nullable String logId,
        @Nullable String fault) {

    /**
     * Creates an entry with a copy of the ids.
     *
     * @param arrivalNanos in nanoseconds of the simulator's time source
     * @param endpoint of a call or of any other request
     * @param tenantKey null for the self-built app, and if the tenant is not known
     * @param card null for requests that are no calls, and if the card is not known
     * @param status 0 if no response was sent
     * @param code 0 for success; null if there was none that could be read
     * @param action null for requests that are no calls, and for calls that could not be read
     * @param userIdType null for requests that are no calls, and for calls that could not be read
     * @param userIds copied; empty if none are kept
     * @param userCount not less than the number of ids that are kept
     * @param logId null if the response had none
     * @param fault null if none happened
     */
    public JournalEntry {
        userIds = List.copyOf(userIds);
    }

    boolean isCall() {
        return endpoint.endpoint().isCall();
    }

    boolean isTokenRequest() {
        return endpoint.endpoint().grantsToken();
    }

    boolean isRateLimited() {
        return status == 429 || code != null && code == Rejection.RATE_LIMITED;
    }

    /** Shows the number of users instead of their ids. */
    @Override
    public String toString() {
        return "JournalEntry[" + arrivalNanos + " ns, " + endpoint + ", tenantKey=" + tenantKey + ", card=" + card
                + ", status=" + status + ", code=" + code
                + ", action=" + action + ", userIdType=" + userIdType + ", " + userCount
                + " users, logId=" + logId + ", fault=" + fault + "]";
    }
}
