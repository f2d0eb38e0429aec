package io.github.feedpin.simulator;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong with a request. Immutable; {@link FaultScript} says when it happens.
 *
 * <p>Faults are of four kinds, in this order below. The first two stand <em>in the place of</em> what was asked for:
 * the platform does not act, unless {@link #afterActing()} says so. The third kind garbles what the platform rightly
 * responses, so it has acted (or rejected, if that was right). The fourth changes what it does.
 *
 * <ol>
 *   <li>No response. In memory the call fails with {@link io.github.feedpin.error.NoResponseException}.
 *   <li>Another response. With a log id, where the platform itself would be speaking; a gateway has none.
 *   <li>The right response, garbled. One that does not come whole, or is larger than 1 MiB, fails the call in memory as
 *       no response does; one that cannot be read is a response without a code.
 *   <li>The right response to the wrong deed.
 * </ol>
 *
 * <p>This type is long because it is the one list of faults; it decides nothing.
 */
public final class Fault {

    private enum ChaosScenario {
        UNREAD,
        READ,
        ACTED
    }

    private static final int TOKEN_INVALID = 99991663;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final String name;
    private final ChaosScenario stage;
    private final BehaviorOverride whim;
    private final UnaryOperator<WireResponse> forgery;

    private Fault(String name, ChaosScenario stage, BehaviorOverride whim, UnaryOperator<WireResponse> forgery) {
        this.name = name;
        this.stage = stage;
        this.whim = whim;
        this.forgery = forgery;
    }

    /**
     * The connection is reset as soon as the request arrives: the platform looks neither at its token nor at the limit,
     * and counts it in none. In memory the call fails at once.
     */
    public static Fault resetBeforeReading() {
        return new Fault(
                "reset before reading",
                ChaosScenario.UNREAD,
                BehaviorOverride.NONE,
                genuine -> WireResponse.none(DeliveryMode.RESET));
    }

    /** The request is read, and the connection reset. In memory the call fails at once. */
    public static Fault resetAfterReading() {
        return instead("reset after reading", genuine -> WireResponse.none(DeliveryMode.RESET));
    }

    /**
     * The request is read, and never answered; the connection stays open. In memory the call fails after the call
     * timeout.
     */
    public static Fault stall() {
        return instead("stall", genuine -> WireResponse.none(DeliveryMode.STALLED));
    }

    /**
     * The request is read, and interim responses come for ever, but no final one. In memory the call fails after the
     * call timeout.
     *
     * @param status 100 to 199, but not 101
     * @param interval what passes after each; positive
     */
    public static Fault interimForever(int status, Duration interval) {
        checkInterim(status);
        checkPositive(interval);
        return instead(
                "interim " + status + " for ever",
                genuine -> WireResponse.none(DeliveryMode.neverAfter(status, interval)));
    }

    /** The server switches protocols, though no upgrade was asked for: HTTP 101, without a log id. */
    public static Fault switchingProtocols() {
        Map<String, String> headers = Map.of("Connection", "upgrade", "Upgrade", "websocket");
        WireResponse response = new WireResponse(SWITCHING_PROTOCOLS, headers, new byte[0]);
        return instead("switching protocols", genuine -> response);
    }

    /** An error as the platform writes it, with a log id. */
    public static Fault error(int status, int code, String message) {
        return error(status, code, message, ErrorDetails.none());
    }

    /** An error with what the platform may add to it, with a log id. */
    public static Fault error(int status, int code, String message, ErrorDetails details) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(details, "details");
        checkStatus(status);
        return instead("error " + code, genuine -> {
            byte[] json = ErrorJson.write(code, message, String.valueOf(genuine.logId()), details);
            return genuine.withJson(status, json);
        });
    }

    /** The app lacks this scope: HTTP 400 with code 99991672, naming the scope and where to ask for it. */
    public static Fault scopeMissing(String scope) {
        ErrorDetails details = new ErrorDetails(
                List.of(new PermissionViolation("action_scope_required", scope, "")),
                List.of(),
                List.of(new HelpLink("https://open.feishu.cn/app/cli_simulated/auth?q=" + scope, "Ask for the scope")),
                null);
        return error(400, 99991672, "Access denied. One of the following scopes is required: [" + scope + "]", details);
    }

    /**
     * The token is called expired or invalid, for this one call; it stays as valid as it was. The HTTP status is 400 or
     * 200.
     */
    public static Fault tokenInvalid(int status) {
        return error(status, TOKEN_INVALID, Rejection.TOKEN_INVALID.message());
    }

    /**
     * The rate limit as it is documented: HTTP 429, code 99991400, and whole seconds to wait in the platform's own
     * header.
     */
    public static Fault rateLimit(Duration reset) {
        String seconds = Long.toString(reset.toSeconds());
        return rateLimit(429, Map.of("x-ogw-ratelimit-limit", "50", "x-ogw-ratelimit-reset", seconds));
    }

    /**
     * The rate limit in another form: with status 400, without headers, with {@code Retry-After}. With a body that is
     * of no use it is an {@link #response}.
     */
    public static Fault rateLimit(int status, Map<String, String> headers) {
        Fault error = error(status, Rejection.RATE_LIMITED, "request trigger frequency limit");
        Map<String, String> added = Map.copyOf(headers);
        return instead("rate limit", genuine -> {
            WireResponse response = error.forge(genuine);
            for (Map.Entry<String, String> header : added.entrySet()) {
                response = response.withHeader(header.getKey(), header.getValue());
            }
            return response;
        });
    }

    /** The page of a gateway in front of the platform, as {@code text/html}, without a log id. */
    public static Fault html(int status) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status
                + "</h1><hr>gateway</body></html>";
        return response(status, Map.of(WireResponse.CONTENT_TYPE, "text/html"), page)
                .named("html " + status);
    }

    /** <code>{}</code>, which says nothing, with any status. It has a log id. */
    public static Fault emptyObject(int status) {
        checkStatus(status);
        return instead("empty object " + status, genuine -> genuine.withJson(status, bytes("{}")));
    }

    /** No body at all, with any status. It has a log id. */
    public static Fault emptyBody(int status) {
        checkStatus(status);
        return instead("empty body " + status, genuine -> genuine.withJson(status, new byte[0]));
    }

    /** A redirect, as to a login page, with <code>{}</code> as its body and without a log id. */
    public static Fault redirect(int status, String location) {
        return response(status, Map.of(WireResponse.CONTENT_TYPE, WireResponse.JSON, "Location", location), "{}")
                .named("redirect " + status);
    }

    /**
     * Any response, to the letter: nothing but what stands here is sent, besides the length. The body goes in UTF-8.
     * HTTP 407 is that of a proxy, which has not passed the request on: in memory the call fails with
     * {@link io.github.feedpin.error.UnreachableException}.
     */
    public static Fault response(int status, Map<String, String> headers, String body) {
        checkStatus(status);
        WireResponse response = new WireResponse(status, headers, bytes(body));
        return instead("response " + status, genuine -> response);
    }

    /** The connection is closed in the midst of the body. In memory the call fails at once. */
    public static Fault cutResponse() {
        return garbled("cut response", genuine -> genuine.withFirstHalfOnly().in(DeliveryMode.CUT));
    }

    /**
     * The body comes a byte at a time. In memory the response comes when its last byte would, unless the call timeout
     * is shorter.
     *
     * @param interval what passes before each byte; positive
     */
    public static Fault drip(Duration interval) {
        checkPositive(interval);
        return garbled("drip", genuine -> genuine.in(DeliveryMode.dripping(interval)));
    }

    /** Interim responses (RFC 9110, section 15.2) come at once, and the right response behind them. */
    public static Fault interim(int status, int count) {
        return interim(status, count, Duration.ZERO);
    }

    /**
     * Interim responses come before the right response.
     *
     * @param status 100 to 199, but not 101
     * @param count how many; at least 1
     * @param interval what passes after each; not negative
     */
    public static Fault interim(int status, int count, Duration interval) {
        checkInterim(status);
        if (count < 1 || interval.isNegative()) {
            throw new IllegalArgumentException(
                    "count must be at least 1 and interval not negative, but they are " + count + " and " + interval);
        }
        return garbled("interim " + status, genuine -> genuine.in(DeliveryMode.after(status, count, interval)));
    }

    /** JSON that ends in the midst, though nothing is missing of what the headers promise. */
    public static Fault truncatedJson() {
        return garbled("truncated json", WireResponse::withFirstHalfOnly);
    }

    /** What resembles JSON, and is none. */
    public static Fault malformedJson() {
        return garbled("malformed json", ResponseMutations::malformed);
    }

    /** The {@code code} comes as a string. */
    public static Fault codeAsText() {
        return garbled("code as text", ResponseMutations::codeAsText);
    }

    /** The {@code data} come as an array. Changes nothing where there are none, as in the response with a token. */
    public static Fault dataAsArray() {
        return garbled("data as array", ResponseMutations::dataAsArray);
    }

    /** The failed users come as mere words, one entry at least. Changes nothing where there is no list of them. */
    public static Fault entriesAsText() {
        return garbled("entries as text", ResponseMutations::entriesAsText);
    }

    /** Each failed user is named twice. Changes nothing where nobody fails. */
    public static Fault failuresTwice() {
        return garbled("failures twice", ResponseMutations::failuresTwice);
    }

    /** Users fail, but are not named, as for an app that may not read user ids. Changes nothing where nobody fails. */
    public static Fault failuresWithoutUserId() {
        return garbled("failures without user id", ResponseMutations::failuresWithoutUserId);
    }

    /**
     * Besides those who fail, one is named whom the call was not about. Changes nothing where there is no list of them.
     */
    public static Fault failureOf(String stranger) {
        return garbled("failure of a stranger", ResponseMutations.failureOf(stranger));
    }

    /**
     * White space follows, until the body has this many bytes; it is made as it is sent. The response is right as such.
     */
    public static Fault giantBody(long bytes) {
        return garbled("giant body", genuine -> genuine.paddedTo(bytes));
    }

    /**
     * The same as {@link #giantBody}, but compressed with gzip, to about a thousandth, whether the client asked for it
     * or not. In memory it is as if the client inflated it.
     *
     * @param bytes how many there are after inflation
     */
    public static Fault gzipBomb(long bytes) {
        return garbled("gzip bomb", genuine -> genuine.paddedTo(bytes).compressed());
    }

    /** A token is promised, and left out. */
    public static Fault grantWithoutToken() {
        return garbled("grant without token", ResponseMutations::grantWithoutToken);
    }

    /** A token comes with 0 seconds to live. The platform takes it for valid all the same. */
    public static Fault grantExpired() {
        return garbled("grant expired", ResponseMutations::grantExpired);
    }

    /**
     * The flag cannot be set for some users, whom the response names, and stays as it is.
     *
     * @param users asked with each call that meets the fault, on any thread, one at a time; must not block
     */
    public static Fault failing(Predicate<String> users, int errorCode, String errorMessage) {
        Objects.requireNonNull(errorMessage, "errorMessage");
        BehaviorOverride whim = BehaviorOverride.failing(
                new FailingUsers(Objects.requireNonNull(users, "users"), errorCode, errorMessage));
        return new Fault("failing users", ChaosScenario.ACTED, whim, UnaryOperator.identity());
    }

    /**
     * All tokens are revoked just before the request is looked at; so a call is rejected, and a request for a token
     * gets a new one.
     */
    public static Fault revokeTokens() {
        return new Fault(
                "revoke tokens", ChaosScenario.ACTED, BehaviorOverride.REVOKE_TOKENS, UnaryOperator.identity());
    }

    /** Who asks for a token gets the newest one again, even if it has been revoked, hence a token that is rejected. */
    public static Fault sameToken() {
        return new Fault("same token", ChaosScenario.ACTED, BehaviorOverride.REPEAT_TOKEN, UnaryOperator.identity());
    }

    /**
     * The same, after the platform has done what it was asked; only its response gets lost. Faults of the last two
     * kinds are so anyway.
     *
     * @throws IllegalStateException when the request is not even read
     */
    public Fault afterActing() {
        return switch (stage) {
            case UNREAD -> throw new IllegalStateException("What has not been read cannot be acted upon");
            case READ -> new Fault(name + ", after acting", ChaosScenario.ACTED, whim, forgery);
            case ACTED -> this;
        };
    }

    /** What the journal calls it. */
    public String name() {
        return name;
    }

    boolean isRead() {
        return stage != ChaosScenario.UNREAD;
    }

    boolean acts() {
        return stage == ChaosScenario.ACTED;
    }

    BehaviorOverride whim() {
        return whim;
    }

    /**
     * What is sent.
     *
     * @param genuine the right response; a blank one when the platform has not acted
     */
    WireResponse forge(WireResponse genuine) {
        return forgery.apply(genuine);
    }

    private Fault named(String other) {
        return new Fault(other, stage, whim, forgery);
    }

    private static Fault instead(String name, UnaryOperator<WireResponse> forgery) {
        return new Fault(name, ChaosScenario.READ, BehaviorOverride.NONE, forgery);
    }

    private static Fault garbled(String name, UnaryOperator<WireResponse> forgery) {
        return new Fault(name, ChaosScenario.ACTED, BehaviorOverride.NONE, forgery);
    }

    private static void checkInterim(int status) {
        if (status < 100 || status > 199 || status == SWITCHING_PROTOCOLS) {
            throw new IllegalArgumentException("An interim response's status is 100 or 102 to 199, but not " + status);
        }
    }

    private static void checkPositive(Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval must be positive, but is " + interval);
        }
    }

    private static void checkStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A response's status is 200 to 599, but not " + status);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
