package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.model.UserIdType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejection of a request by the platform. The factories are the table of its errors.
 *
 * @param status the HTTP status
 * @param code the platform's code
 * @param message the platform's message, without user ids
 * @param violations the invalid fields; empty if the platform names none
 * @param exhausted the exhausted limit; null for any other rejection
 */
public record Rejection(
        int status,
        int code,
        String message,
        List<FieldViolation> violations,
        @Nullable Exhausted exhausted) {

    /** Quota of a window that is exhausted, and when it admits a call again: a positive number of whole seconds. */
    public record Exhausted(int limit, Duration reset) {}

    public static final int RATE_LIMITED = 99991400;

    public static final Rejection NOT_FOUND = of(404, 404, "no such endpoint");
    public static final Rejection METHOD_NOT_ALLOWED = of(405, 405, "method not allowed");
    public static final Rejection BODY_TOO_LARGE = of(413, 413, "request body too large");
    public static final Rejection TOKEN_MISSING = of(400, 99991661, "Missing access token for authorization");
    public static final Rejection TOKEN_INVALID = of(400, 99991663, "Invalid access token for authorization");
    public static final Rejection PARAM_INVALID = of(400, 230001, "param is invalid");
    public static final Rejection CREDENTIALS_UNREADABLE = of(200, 10003, "invalid param");
    public static final Rejection CREDENTIALS_WRONG = of(200, 10014, "app secret invalid");

    /** The body or one of its headers cannot be read. */
    public static Rejection unreadable(String why) {
        return of(400, 9499, "Bad Request: " + why);
    }

    /** The gateway's validation of a field fails. */
    public static Rejection fieldInvalid(String field, String value, String description) {
        List<FieldViolation> violations = List.of(new FieldViolation(field, value, description));
        return new Rejection(400, 99992402, "field validation failed", violations, null);
    }

    static Rejection rateLimited(int limit, long waitNanos) {
        long seconds = Math.floorDiv(waitNanos - 1, 1_000_000_000L) + 1;
        Exhausted exhausted = new Exhausted(limit, Duration.ofSeconds(seconds));
        return new Rejection(429, RATE_LIMITED, "request trigger frequency limit", List.of(), exhausted);
    }

    static Rejection unknownUsers(UserIdType type) {
        return of(400, unknownCode(type), "these " + type.value() + "s do not exist");
    }

    /** Ids that cannot be of this type; the platform has the same code for them as for ids that do not exist. */
    static Rejection invalidUsers(UserIdType type) {
        return of(400, unknownCode(type), "not a valid " + type.value());
    }

    /** Returns the details that the platform adds. */
    ErrorDetails details() {
        return new ErrorDetails(List.of(), violations, List.of(), null);
    }

    private static int unknownCode(UserIdType type) {
        return switch (type) {
            case OPEN_ID -> 99992351;
            case USER_ID -> 99992359;
            case UNION_ID -> 99992363;
        };
    }

    private static Rejection of(int status, int code, String message) {
        return new Rejection(status, code, message, List.of(), null);
    }
}
