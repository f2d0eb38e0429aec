package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
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
 * @param details the details that the platform adds; empty if it adds none
 * @param exhausted the exhausted limit; null for any other rejection
 */
public record Rejection(
        int status,
        int code,
        String message,
        ErrorDetails details,
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

    static final Rejection TICKET_INVALID = of(200, 10012, "app_ticket invalid");
    static final Rejection APP_TOKEN_INVALID = of(200, 20014, "app access token invalid");
    static final Rejection TENANT_UNKNOWN = of(200, 10013, "tenant_access_token fetch fail");
    static final Rejection TENANT_NOT_INSTALLED = of(200, 20009, "tenant has not installed the app");
    static final Rejection NOT_A_STORE_APP = of(200, 10016, "only a store app has app tickets");
    static final Rejection APP_DISABLED = of(400, 99991662, "app not in use");
    static final Rejection APP_NOT_INSTALLED = of(400, 99991673, "app status unavailable");
    static final Rejection BOT_NOT_IN_CHAT = of(400, 230027, "Lack of necessary permissions");

    public static final Rejection SCOPE_MISSING = scopeMissing("im:datasync.feed_card.time_sensitive:write");

    /** The body or one of its headers cannot be read. */
    public static Rejection unreadable(String why) {
        return of(400, 9499, "Bad Request: " + why);
    }

    /** The gateway's validation of a field fails. */
    public static Rejection fieldInvalid(String field, String value, String description) {
        List<FieldViolation> violations = List.of(new FieldViolation(field, value, description));
        ErrorDetails details = new ErrorDetails(List.of(), violations, List.of(), null);
        return new Rejection(400, 99992402, "field validation failed", details, null);
    }

    /** The app lacks this scope, in the tenant that the call is for. */
    public static Rejection scopeMissing(String scope) {
        ErrorDetails details = new ErrorDetails(
                List.of(new PermissionViolation("action_scope_required", scope, "")),
                List.of(),
                List.of(new HelpLink("https://open.feishu.cn/app/cli_simulated/auth?q=" + scope, "Ask for the scope")),
                null);
        String message = "Access denied. One of the following scopes is required: [" + scope + "]";
        return new Rejection(400, 99991672, message, details, null);
    }

    static Rejection rateLimited(int limit, long waitNanos) {
        long seconds = Math.floorDiv(waitNanos - 1, 1_000_000_000L) + 1;
        Exhausted exhausted = new Exhausted(limit, Duration.ofSeconds(seconds));
        return new Rejection(429, RATE_LIMITED, "request trigger frequency limit", ErrorDetails.none(), exhausted);
    }

    static Rejection unknownUsers(UserIdType type) {
        return of(400, unknownCode(type), "these " + type.value() + "s do not exist");
    }

    /** Ids that cannot be of this type; the platform has the same code for them as for ids that do not exist. */
    static Rejection invalidUsers(UserIdType type) {
        return of(400, unknownCode(type), "not a valid " + type.value());
    }

    private static int unknownCode(UserIdType type) {
        return switch (type) {
            case OPEN_ID -> 99992351;
            case USER_ID -> 99992359;
            case UNION_ID -> 99992363;
        };
    }

    private static Rejection of(int status, int code, String message) {
        return new Rejection(status, code, message, ErrorDetails.none(), null);
    }
}
