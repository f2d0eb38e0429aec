package io.github.feedpin.internal.call;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.PlatformEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Maps the response or the failure of a call to outcomes of its users. */
public final class OutcomeMapper {

    private OutcomeMapper() {}

    /**
     * Returns the outcome of each requested user after a successful response. An entry without a requested id says that
     * one of the users failed: if there are as many such entries as users left, all of these failed; otherwise it is
     * unknown which.
     *
     * @param endpoint the endpoint of the call
     */
    public static List<UserOutcome> of(
            PlatformEndpoint endpoint, List<String> userIds, TimeSensitiveResponse response) {
        if (response.failedUsers().isEmpty()) {
            return allApplied(userIds);
        }
        Set<String> requested = new HashSet<>(userIds);
        Map<String, FailedUser> named = new HashMap<>();
        List<FailedUser> unattributed = new ArrayList<>();
        for (FailedUser failed : response.failedUsers()) {
            if (failed.userId() != null && requested.contains(failed.userId())) {
                named.putIfAbsent(failed.userId(), failed);
            } else {
                unattributed.add(failed);
            }
        }
        int left = userIds.size() - named.size();
        Map<String, String> masked = new HashMap<>();
        UnaryOperator<String> mask = text -> masked.computeIfAbsent(text, raw -> UserIds.mask(raw, userIds));
        List<UserOutcome> outcomes = new ArrayList<>(userIds.size());
        for (String userId : userIds) {
            @Nullable FailedUser failed = named.get(userId);
            if (failed != null) {
                outcomes.add(rejected(userId, failed, mask, response.logId()));
            } else if (unattributed.isEmpty()) {
                outcomes.add(new Applied(userId));
            } else if (unattributed.size() == left) {
                outcomes.add(rejected(userId, unattributed.get(0), mask, response.logId()));
            } else {
                outcomes.add(new Unknown(userId, unattributed(endpoint, unattributed.size(), left, response.logId())));
            }
        }
        return outcomes;
    }

    private static List<UserOutcome> allApplied(List<String> userIds) {
        List<UserOutcome> outcomes = new ArrayList<>(userIds.size());
        for (String userId : userIds) {
            outcomes.add(new Applied(userId));
        }
        return outcomes;
    }

    /**
     * Returns the outcomes of the users of a call whose failure is final.
     *
     * @param lastAmbiguousFailure the last failure after which the platform may have acted; null if it certainly has
     *     not
     */
    public static List<UserOutcome> ofFailure(
            List<String> userIds, FeedpinException failure, @Nullable FeedpinException lastAmbiguousFailure) {
        if (failure.scope() == FailureScope.REQUEST && userIds.size() == 1) {
            return List.of(rejected(userIds.get(0), failure));
        }
        if (lastAmbiguousFailure != null) {
            return userIds.stream()
                    .<UserOutcome>map(id -> new Unknown(id, lastAmbiguousFailure))
                    .toList();
        }
        NotSentReason reason = reasonFor(failure);
        return userIds.stream()
                .<UserOutcome>map(id -> new NotSent(id, reason, failure.getMessage(), failure))
                .toList();
    }

    /** Returns the reason why users are not sent after {@code failure}. */
    public static NotSentReason reasonFor(FeedpinException failure) {
        return switch (failure.scope()) {
            case APP, TOKEN -> NotSentReason.APP_REJECTED;
            case TENANT -> NotSentReason.TENANT_REJECTED;
            case FEED_CARD -> NotSentReason.CHAT_REJECTED;
            case REQUEST -> NotSentReason.CALL_REJECTED;
            case RATE_LIMIT -> NotSentReason.RATE_LIMITED;
            case TRANSIENT -> transientReason(failure);
            case CLIENT -> NotSentReason.UNREACHABLE;
        };
    }

    private static NotSentReason transientReason(FeedpinException failure) {
        if (failure instanceof TicketPendingException) {
            return NotSentReason.TICKET_PENDING;
        }
        return failure instanceof PinStoreException ? NotSentReason.NOT_RECORDED : NotSentReason.UNREACHABLE;
    }

    private static Rejected rejected(
            String userId, FailedUser failed, UnaryOperator<String> mask, @Nullable String logId) {
        return new Rejected(userId, failed.errorCode(), mask.apply(failed.errorMessage()), logId);
    }

    private static Rejected rejected(String userId, FeedpinException failure) {
        @Nullable PlatformError error = failure.platformError().orElse(null);
        return error == null
                ? new Rejected(userId, 0, failure.getMessage(), null)
                : new Rejected(userId, error.code() == null ? 0 : error.code(), error.message(), error.logId(), error);
    }

    private static InvalidResponseException unattributed(
            PlatformEndpoint endpoint, int failures, int users, @Nullable String logId) {
        String message = failures + " of " + users + " users failed, and the response does not say which";
        return new InvalidResponseException(new PlatformError(endpoint.toString(), 200, 0, message, logId));
    }
}
