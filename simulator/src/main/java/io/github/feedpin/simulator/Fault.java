package io.github.feedpin.simulator;

import static io.github.feedpin.simulator.internal.engine.FaultEffect.behaving;
import static io.github.feedpin.simulator.internal.engine.FaultEffect.changing;
import static io.github.feedpin.simulator.internal.engine.FaultEffect.instead;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.simulator.internal.engine.BehaviorOverride;
import io.github.feedpin.simulator.internal.engine.FailingUsers;
import io.github.feedpin.simulator.internal.engine.FaultEffect;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.response.DeliveryMode;
import io.github.feedpin.simulator.internal.response.ErrorJson;
import io.github.feedpin.simulator.internal.response.ResponseMutations;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A fault injected into a request, as defined by a {@link FaultScript}. Immutable.
 *
 * <p>Long, since it is the one list of all faults. There are four kinds, in this order below. With the first two the
 * platform does not act on the request, unless {@link #afterActing()} says so; with the third it acts and its genuine
 * response is changed; with the fourth it acts otherwise.
 *
 * <ol>
 *   <li>No response. In memory the call fails with {@link io.github.feedpin.error.NoResponseException}.
 *   <li>Another response: with a log id when the platform sends it, without one when a gateway does.
 *   <li>A changed response. One that is incomplete or larger than 1 MiB makes the call fail in memory like no response;
 *       one that cannot be read is a response without a code.
 *   <li>Another behavior.
 * </ol>
 *
 * <p>A status, a count or an interval outside of its range is rejected with {@link IllegalArgumentException}.
 */
public final class Fault {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final FaultEffect effect;

    private Fault(FaultEffect effect) {
        this.effect = effect;
    }

    /**
     * {@return a fault that resets the connection as soon as the request arrives} The platform checks neither token nor
     * limit, and does not count the call. In memory the call fails at once.
     */
    public static Fault resetBeforeReading() {
        return new Fault(FaultEffect.unread("reset before reading", WireResponse.none(DeliveryMode.RESET)));
    }

    /** {@return a fault that resets the connection after the request is read} In memory the call fails at once. */
    public static Fault resetAfterReading() {
        return fixed("reset after reading", WireResponse.none(DeliveryMode.RESET));
    }

    /**
     * {@return a fault that never responds, and keeps the connection open} In memory the call fails after the call
     * timeout.
     */
    public static Fault stall() {
        return fixed("stall", WireResponse.none(DeliveryMode.STALLED));
    }

    /**
     * {@return a fault that sends interim responses without end, and never a final one} In memory the call fails after
     * the call timeout.
     *
     * @param status 100 to 199, but not 101
     * @param interval the delay after each; positive
     */
    public static Fault interimForever(int status, Duration interval) {
        checkInterim(status);
        checkPositive(interval);
        return fixed("interim " + status + " for ever", WireResponse.none(DeliveryMode.neverAfter(status, interval)));
    }

    /** {@return a fault that switches protocols, HTTP 101 without a log id, though no upgrade was requested} */
    public static Fault switchingProtocols() {
        Map<String, String> headers = Map.of("Connection", "upgrade", "Upgrade", "websocket");
        return fixed("switching protocols", new WireResponse(SWITCHING_PROTOCOLS, headers, new byte[0]));
    }

    /**
     * {@return a fault that responds with an error of the platform} The response has a log id.
     *
     * @param status the HTTP status, 200 to 599
     * @param code the {@code code} of the response, for instance 230001
     * @param message the {@code msg} of the response
     */
    public static Fault error(int status, int code, String message) {
        return error(status, code, message, ErrorDetails.none());
    }

    /**
     * {@return a fault that responds with an error of the platform and its details} The response has a log id.
     *
     * @param status the HTTP status, 200 to 599
     * @param code the {@code code} of the response, for instance 99992402
     * @param message the {@code msg} of the response
     * @param details the {@code error} of the response, to which the log id is added
     */
    public static Fault error(int status, int code, String message, ErrorDetails details) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(details, "details");
        checkStatus(status);
        return new Fault(instead("error " + code, genuine -> {
            byte[] json = ErrorJson.write(code, message, String.valueOf(genuine.logId()), details);
            return genuine.withJson(status, json);
        }));
    }

    /**
     * {@return a fault that responds that the app lacks a scope} The response has HTTP status 400, code 99991672 and a
     * link to request the scope.
     *
     * @param scope the name of the scope, for instance {@code im:datasync.feed_card.time_sensitive:write}
     */
    public static Fault scopeMissing(String scope) {
        Rejection rejection = Rejection.scopeMissing(scope);
        return error(rejection.status(), rejection.code(), rejection.message(), rejection.details());
    }

    /**
     * {@return a fault that responds that the token of the call is invalid} The token stays as valid as it was.
     *
     * @param status the HTTP status, 200 to 599; the platform uses 400 and 200
     */
    public static Fault tokenInvalid(int status) {
        return error(status, Rejection.TOKEN_INVALID.code(), Rejection.TOKEN_INVALID.message());
    }

    /**
     * {@return a fault that responds with the documented rate limit} The response has HTTP status 429, code 99991400
     * and the platform's headers.
     *
     * @param reset the time after which the platform accepts calls again; its header shows whole seconds, rounded down
     */
    public static Fault rateLimit(Duration reset) {
        String seconds = Long.toString(reset.toSeconds());
        return rateLimit(429, Map.of("x-ogw-ratelimit-limit", "50", "x-ogw-ratelimit-reset", seconds));
    }

    /**
     * {@return a fault that responds with the rate limit in another form} For instance with status 400, without
     * headers, or with {@code Retry-After}. Use {@link #response} for one with an unusable body.
     *
     * @param status the HTTP status, 200 to 599
     * @param headers the headers of the response, in addition to content type and log id
     */
    public static Fault rateLimit(int status, Map<String, String> headers) {
        FaultEffect error = error(status, Rejection.RATE_LIMITED, "request trigger frequency limit").effect;
        Map<String, String> added = Map.copyOf(headers);
        return new Fault(instead("rate limit", genuine -> {
            WireResponse response = error.mutation().apply(genuine);
            for (Map.Entry<String, String> header : added.entrySet()) {
                response = response.withHeader(header.getKey(), header.getValue());
            }
            return response;
        }));
    }

    /**
     * {@return a fault that responds with the page of a gateway in front of the platform} The response is
     * {@code text/html}, without a log id.
     *
     * @param status the HTTP status, 200 to 599
     */
    public static Fault html(int status) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status
                + "</h1><hr>gateway</body></html>";
        return response("html " + status, status, Map.of(WireResponse.CONTENT_TYPE, "text/html"), page);
    }

    /**
     * {@return a fault that responds with an empty JSON object} The response has a log id.
     *
     * @param status the HTTP status, 200 to 599
     */
    public static Fault emptyObject(int status) {
        checkStatus(status);
        return new Fault(instead("empty object " + status, genuine -> genuine.withJson(status, bytes("{}"))));
    }

    /**
     * {@return a fault that responds without a body} The response has a log id.
     *
     * @param status the HTTP status, 200 to 599
     */
    public static Fault emptyBody(int status) {
        checkStatus(status);
        return new Fault(instead("empty body " + status, genuine -> genuine.withJson(status, new byte[0])));
    }

    /**
     * {@return a fault that responds with a redirect, for instance to a login page} The body is an empty JSON object;
     * there is no log id.
     *
     * @param status the HTTP status, 200 to 599; that of a redirect is 300 to 399
     * @param location the value of the header {@code Location}
     */
    public static Fault redirect(int status, String location) {
        Map<String, String> headers = Map.of(WireResponse.CONTENT_TYPE, WireResponse.JSON, "Location", location);
        return response("redirect " + status, status, headers, "{}");
    }

    /**
     * {@return a fault that responds with exactly this, besides the length} HTTP 407 is the response of a proxy, which
     * has not passed the request on: in memory the call fails with
     * {@link io.github.feedpin.error.UnreachableException}.
     *
     * @param status the HTTP status, 200 to 599
     * @param headers all headers but {@code Content-Length}
     * @param body the body, which is sent in UTF-8
     */
    public static Fault response(int status, Map<String, String> headers, String body) {
        return response("response " + status, status, headers, body);
    }

    /** {@return a fault that closes the connection within the body} In memory the call fails at once. */
    public static Fault cutResponse() {
        return changed("cut response", genuine -> genuine.withFirstHalfOnly().in(DeliveryMode.CUT));
    }

    /**
     * {@return a fault that sends the body one byte at a time} In memory the response arrives when its last byte would,
     * unless the call timeout is shorter.
     *
     * @param interval the delay before each byte; positive
     */
    public static Fault drip(Duration interval) {
        checkPositive(interval);
        return changed("drip", genuine -> genuine.in(DeliveryMode.dripping(interval)));
    }

    /**
     * {@return a fault that sends interim responses before the genuine response, without delay} RFC 9110, section 15.2,
     * describes them.
     *
     * @param status 100 to 199, but not 101
     * @param count at least 1
     */
    public static Fault interim(int status, int count) {
        return interim(status, count, Duration.ZERO);
    }

    /**
     * {@return a fault that sends interim responses before the genuine response}
     *
     * @param status 100 to 199, but not 101
     * @param count at least 1
     * @param interval the delay after each; not negative
     */
    public static Fault interim(int status, int count, Duration interval) {
        checkInterim(status);
        require(
                count >= 1 && !interval.isNegative(),
                "count must be at least 1 and interval not negative, but they are " + count + " and " + interval);
        return changed("interim " + status, genuine -> genuine.in(DeliveryMode.after(status, count, interval)));
    }

    /** {@return a fault that sends only the first half of the JSON, as a complete body} */
    public static Fault truncatedJson() {
        return changed("truncated json", WireResponse::withFirstHalfOnly);
    }

    /** {@return a fault that sends text that resembles JSON, but is not} */
    public static Fault malformedJson() {
        return changed("malformed json", ResponseMutations::malformed);
    }

    /** {@return a fault that sends the {@code code} as a string} */
    public static Fault codeAsText() {
        return changed("code as text", ResponseMutations::codeAsText);
    }

    /**
     * {@return a fault that sends the {@code data} as an array} It changes nothing in a response without data, such as
     * one with a token.
     */
    public static Fault dataAsArray() {
        return changed("data as array", ResponseMutations::dataAsArray);
    }

    /**
     * {@return a fault that sends the failed users as strings, at least one} It changes nothing in a response without
     * their list.
     */
    public static Fault entriesAsText() {
        return changed("entries as text", ResponseMutations::entriesAsText);
    }

    /** {@return a fault that names each failed user twice} */
    public static Fault failuresTwice() {
        return changed("failures twice", ResponseMutations::failuresTwice);
    }

    /** {@return a fault that leaves out the ids of the failed users, as for an app that may not read them} */
    public static Fault failuresWithoutUserId() {
        return changed("failures without user id", ResponseMutations::failuresWithoutUserId);
    }

    /**
     * {@return a fault that adds a failed user that is not in the call} It changes nothing in a response without a list
     * of failed users.
     *
     * @param stranger the id of that user
     */
    public static Fault failureOf(String stranger) {
        return changed("failure of a stranger", ResponseMutations.failureOf(stranger));
    }

    /**
     * {@return a fault that appends whitespace, produced as it is sent} The response is valid otherwise.
     *
     * @param bytes the size of the body; nothing is appended to a longer one
     */
    public static Fault giantBody(long bytes) {
        return changed("giant body", genuine -> genuine.paddedTo(bytes));
    }

    /**
     * {@return a fault like {@link #giantBody}, but compressed with gzip to about a thousandth} It is compressed
     * whether the client accepts it or not. In memory it is as if the client inflated it.
     *
     * @param bytes the size after inflation
     */
    public static Fault gzipBomb(long bytes) {
        return changed("gzip bomb", genuine -> genuine.paddedTo(bytes).compressed());
    }

    /** {@return a fault that leaves out the token of a successful response} */
    public static Fault grantWithoutToken() {
        return changed("grant without token", ResponseMutations::grantWithoutToken);
    }

    /** {@return a fault that sends a token with 0 seconds to live, which the platform nevertheless accepts} */
    public static Fault grantExpired() {
        return changed("grant expired", ResponseMutations::grantExpired);
    }

    /**
     * {@return a fault that leaves the flag of some users unchanged, and names them in the response}
     *
     * @param users called with each id of a call that meets the fault, on any thread, sequentially; must not block
     * @param errorCode the code that the response shows for each of these users
     * @param errorMessage the message that the response shows for each of them
     */
    public static Fault failing(Predicate<String> users, int errorCode, String errorMessage) {
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(errorMessage, "errorMessage");
        FailingUsers failing = new FailingUsers(users, errorCode, errorMessage);
        return new Fault(behaving("failing users", BehaviorOverride.failing(failing)));
    }

    /**
     * {@return a fault that revokes all tokens of the app in the tenant that the request is for, just before admission}
     * So a call is rejected, and a request for a token gets a new one. With a request for an app access token of the
     * store app, it revokes that token and those for all tenants.
     */
    public static Fault revokeTokens() {
        return new Fault(behaving("revoke tokens", BehaviorOverride.REVOKE_TOKENS));
    }

    /** {@return a fault that grants the newest token again, even if it has been revoked and will be rejected} */
    public static Fault sameToken() {
        return new Fault(behaving("same token", BehaviorOverride.REPEAT_TOKEN));
    }

    /**
     * {@return the same fault, after the platform has acted; only its response is lost} Faults of the last two kinds
     * are returned unchanged.
     *
     * @throws IllegalStateException for {@link #resetBeforeReading()}
     */
    public Fault afterActing() {
        return new Fault(effect.afterActing());
    }

    /** {@return the name that the journal shows, for instance {@code stall}} */
    public String name() {
        return effect.name();
    }

    FaultEffect effect() {
        return effect;
    }

    private static Fault fixed(String name, WireResponse response) {
        return new Fault(instead(name, genuine -> response));
    }

    private static Fault response(String name, int status, Map<String, String> headers, String body) {
        checkStatus(status);
        return fixed(name, new WireResponse(status, headers, bytes(body)));
    }

    private static Fault changed(String name, UnaryOperator<WireResponse> mutation) {
        return new Fault(changing(name, mutation));
    }

    private static void checkInterim(int status) {
        require(
                status >= 100 && status <= 199 && status != SWITCHING_PROTOCOLS,
                "An interim response's status is 100 or 102 to 199, but not " + status);
    }

    private static void checkPositive(Duration interval) {
        require(!interval.isZero() && !interval.isNegative(), "interval must be positive, but is " + interval);
    }

    private static void checkStatus(int status) {
        require(status >= 200 && status <= 599, "A response's status is 200 to 599, but not " + status);
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }
}
