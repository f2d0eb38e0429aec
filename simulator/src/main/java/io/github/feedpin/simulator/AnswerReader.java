package io.github.feedpin.simulator;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads forged answers for the memory door, as the port asks of every adapter: whatever comes is a value, and what proves nothing has
 * no code. Never fails.
 */
final class AnswerReader {

    private static final int MAX_EXCERPT = 200;
    private static final String RESET = "x-ogw-ratelimit-reset";
    private static final String LIST = "failed_user_reasons";

    private AnswerReader() {}

    static Answer<List<FailedUser>> call(PinCall call, WireAnswer wire) {
        JsonNode body = Json.read(wire.body());
        List<FailedUser> failed = new ArrayList<>();
        boolean documented = readFailed(body.path("data"), failed) && readList(body.path(LIST), failed);
        String excerpt = UserIds.mask(wire.text(), call.userIds());
        return answer(wire, body, documented, documented ? List.copyOf(failed) : null, excerpt);
    }

    static Answer<GrantedToken> token(WireAnswer wire) {
        JsonNode body = Json.read(wire.body());
        String token = body.path("tenant_access_token").stringValue("");
        int expire = body.path("expire").asInt(0);
        @Nullable
        GrantedToken granted = token.isBlank() || expire <= 0
                ? null
                : new GrantedToken(new AccessToken(token), Duration.ofSeconds(expire));
        boolean mayHoldToken = wire.text().indexOf('{') >= 0;
        String excerpt = mayHoldToken ? "The body is not shown, for it may hold a token" : wire.text();
        return answer(wire, body, true, granted, excerpt);
    }

    /** The code that the body names; null when it names none, or is no JSON object. */
    static @Nullable Integer codeOf(WireAnswer wire) {
        return codeOf(Json.read(wire.body()));
    }

    private static <T> Answer<T> answer(
            WireAnswer wire, JsonNode body, boolean documented, @Nullable T data, String excerpt) {
        @Nullable Integer code = codeOf(body);
        boolean success = code != null && code == 0;
        if (code == null || success && !documented) {
            return new Answer<>(wire.status(), null, shortened(excerpt), null, logId(wire, body), retryAfter(wire));
        }
        return new Answer<>(
                wire.status(),
                code,
                body.path("msg").asString(""),
                success ? data : null,
                logId(wire, body),
                retryAfter(wire),
                success ? ErrorDetails.none() : ErrorJson.read(body.path("error")));
    }

    private static @Nullable Integer codeOf(JsonNode body) {
        JsonNode code = body.path("code");
        return code.isInt() ? code.intValue() : null;
    }

    private static boolean readFailed(JsonNode data, List<FailedUser> failed) {
        return isAbsent(data) || data.isObject() && readList(data.path(LIST), failed);
    }

    /** Whether the list is absent or of the documented type; an entry without anything in it still means that somebody failed. */
    private static boolean readList(JsonNode list, List<FailedUser> failed) {
        for (JsonNode entry : list) {
            failed.add(new FailedUser(
                    entry.path("user_id").stringValue(null),
                    entry.path("error_code").asInt(0),
                    entry.path("error_message").stringValue("")));
        }
        return isAbsent(list) || list.isArray() && list.valueStream().allMatch(e -> e.isObject() || e.isNull());
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static @Nullable String logId(WireAnswer wire, JsonNode body) {
        @Nullable String own = wire.logId();
        @Nullable String other = own == null ? wire.headers().get("X-Request-Id") : own;
        return other == null ? body.at("/error/log_id").stringValue(null) : other;
    }

    private static @Nullable Duration retryAfter(WireAnswer wire) {
        @Nullable String reset = wire.headers().get(RESET);
        @Nullable String seconds = reset == null ? wire.headers().get("Retry-After") : reset;
        return seconds == null || !seconds.matches("0*[1-9][0-9]{0,5}")
                ? null
                : Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private static String shortened(String excerpt) {
        if (excerpt.isBlank()) {
            return "The body is empty";
        }
        return excerpt.length() <= MAX_EXCERPT ? excerpt : excerpt.substring(0, MAX_EXCERPT - 1) + "…";
    }
}
