package io.github.feedpin.observation;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Context of the observation of one request to the platform. Contains no user ids, no token and no secret. A sender
 * context, so that traces show a client span; but no trace headers are sent, since the platform documents none.
 */
public final class ExchangeObservationContext extends SenderContext<PlatformEndpoint> {

    private final FeedpinObservation observation;
    private final String client;
    private final @Nullable PinAction action;
    private final int users;
    private volatile int status;
    private volatile @Nullable Integer code;
    private volatile @Nullable String logId;
    private volatile boolean successful;
    private volatile boolean cancelled;

    private ExchangeObservationContext(
            FeedpinObservation observation,
            PlatformEndpoint endpoint,
            String client,
            BaseUrl baseUrl,
            @Nullable PinAction action,
            int users) {
        super((endpointOfNone, key, value) -> {}, Kind.CLIENT);
        this.observation = observation;
        this.client = Objects.requireNonNull(client, "client");
        this.action = action;
        this.users = users;
        setCarrier(endpoint);
        setRemoteServiceName("feishu-open-platform");
        setRemoteServiceAddress(baseUrl.toString());
    }

    /**
     * Creates the context of a call.
     *
     * @param client the name of the client
     * @param endpoint the endpoint of the type of feed card
     * @param action whether the chat is pinned or unpinned
     * @param users the number of users
     */
    public static ExchangeObservationContext ofCall(
            String client, BaseUrl baseUrl, PlatformEndpoint endpoint, PinAction action, int users) {
        return new ExchangeObservationContext(FeedpinObservation.CALL, endpoint, client, baseUrl, action, users);
    }

    /**
     * Creates the context of a token fetch.
     *
     * @param client the name of the client
     * @param endpoint the endpoint of the token, or of the app ticket that it requires
     */
    public static ExchangeObservationContext ofTokenFetch(String client, BaseUrl baseUrl, PlatformEndpoint endpoint) {
        return new ExchangeObservationContext(FeedpinObservation.TOKEN_FETCH, endpoint, client, baseUrl, null, 0);
    }

    /** Returns the kind of observation: a call or a token fetch. */
    public FeedpinObservation observation() {
        return observation;
    }

    /** Returns the name of the client. */
    public String client() {
        return client;
    }

    /** Returns the requested endpoint. */
    public PlatformEndpoint endpoint() {
        return Objects.requireNonNull(getCarrier());
    }

    /** Returns the action of a call; null for a token fetch. */
    public @Nullable PinAction action() {
        return action;
    }

    /** Returns the number of users of a call; 0 for a token fetch. */
    public int users() {
        return users;
    }

    /** Returns the HTTP status; 0 without a response. */
    public int status() {
        return status;
    }

    /** Returns the platform's code; null without one. */
    public @Nullable Integer code() {
        return code;
    }

    /** Returns the platform's id of the exchange; null without one. */
    public @Nullable String logId() {
        return logId;
    }

    /** Returns whether the response is a success. */
    public boolean isSuccessful() {
        return successful;
    }

    /** Returns whether the exchange was cancelled before its response. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Records that the exchange was cancelled before its response. */
    public void cancelled() {
        cancelled = true;
    }

    /**
     * Records the response.
     *
     * @param success whether it is a success; otherwise the error of the context is the failure
     */
    public void received(PlatformResponse<?> response, boolean success) {
        status = response.status();
        code = response.code();
        logId = response.logId();
        successful = success;
    }
}
