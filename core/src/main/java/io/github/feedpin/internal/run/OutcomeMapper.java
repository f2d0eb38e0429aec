package io.github.feedpin.internal.run;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a response, or a failure, means for the users of a call. Plain decisions. */
final class OutcomeMapper {

    private OutcomeMapper() {}

    /**
     * What a successful response means for each user who was asked for. An entry that names nobody, or somebody else,
     * says that somebody failed: when there are as many of them as users left, it was all of these; otherwise nobody
     * can say who.
     */
    static List<UserOutcome> of(List<String> userIds, TimeSensitiveResponse response) {
        if (response.failedUsers().isEmpty()) {
            return allApplied(userIds);
        }
        Set<String> asked = new HashSet<>(userIds);
        Map<String, FailedUser> named = new HashMap<>();
        List<FailedUser> unattributed = new ArrayList<>();
        for (FailedUser failed : response.failedUsers()) {
            if (failed.userId() != null && asked.contains(failed.userId())) {
                named.putIfAbsent(failed.userId(), failed);
            } else {
                unattributed.add(failed);
            }
        }
        int left = userIds.size() - named.size();
        Map<String, String> masked = new HashMap<>();
        UnaryOperator<String> words = text -> masked.computeIfAbsent(text, raw -> UserIds.mask(raw, userIds));
        List<UserOutcome> outcomes = new ArrayList<>(userIds.size());
        for (String userId : userIds) {
            @Nullable FailedUser failed = named.get(userId);
            if (failed != null) {
                outcomes.add(rejected(userId, failed, words, response.logId()));
            } else if (unattributed.isEmpty()) {
                outcomes.add(new Applied(userId));
            } else if (unattributed.size() == left) {
                outcomes.add(rejected(userId, unattributed.get(0), words, response.logId()));
            } else {
                outcomes.add(new Unknown(userId, unattributed(unattributed.size(), left, response.logId())));
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
     * What it means that a call ended in {@code failure} for good.
     *
     * @param unanswered the last failure after which the platform may have acted; null when it certainly has not
     */
    static List<UserOutcome> ofFailure(
            List<String> userIds, FeedpinException failure, @Nullable FeedpinException unanswered) {
        if (failure instanceof CallRejectedException && userIds.size() == 1) {
            return List.of(rejected(userIds.get(0), failure));
        }
        if (unanswered != null) {
            return userIds.stream()
                    .<UserOutcome>map(id -> new Unknown(id, unanswered))
                    .toList();
        }
        NotSentReason reason = reasonFor(failure);
        return userIds.stream()
                .<UserOutcome>map(id -> new NotSent(id, reason, failure.getMessage(), failure))
                .toList();
    }

    /** Why users are not sent after {@code failure}. */
    static NotSentReason reasonFor(FeedpinException failure) {
        if (failure instanceof AppRejectedException || failure instanceof TokenRejectedException) {
            return NotSentReason.APP_REJECTED;
        }
        if (failure instanceof CallRejectedException) {
            return NotSentReason.CALL_REJECTED;
        }
        return failure instanceof RateLimitedException || failure instanceof PausedException
                ? NotSentReason.RATE_LIMITED
                : NotSentReason.UNREACHABLE;
    }

    private static Rejected rejected(
            String userId, FailedUser failed, UnaryOperator<String> words, @Nullable String logId) {
        return new Rejected(userId, failed.errorCode(), words.apply(failed.errorMessage()), logId);
    }

    private static Rejected rejected(String userId, FeedpinException failure) {
        @Nullable PlatformError error = failure.platformError().orElse(null);
        return error == null
                ? new Rejected(userId, 0, failure.getMessage(), null)
                : new Rejected(userId, error.code() == null ? 0 : error.code(), error.message(), error.logId(), error);
    }

    private static InvalidResponseException unattributed(int failures, int users, @Nullable String logId) {
        String message = failures + " of " + users + " users failed, and the response does not say which";
        return new InvalidResponseException(new PlatformError(SET_TIME_SENSITIVE.toString(), 200, 0, message, logId));
    }
}
