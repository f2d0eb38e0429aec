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
     * @param baseUrl the remote service address
     * @param endpoint the endpoint of the type of feed card
     * @param action whether the chat is pinned or unpinned
     * @param users the number of users
     * @return the context of a call without a response
     */
    public static ExchangeObservationContext ofCall(
            String client, BaseUrl baseUrl, PlatformEndpoint endpoint, PinAction action, int users) {
        return new ExchangeObservationContext(FeedpinObservation.CALL, endpoint, client, baseUrl, action, users);
    }

    /**
     * Creates the context of a token fetch.
     *
     * @param client the name of the client
     * @param baseUrl the remote service address
     * @param endpoint the endpoint of the token, or of the app ticket that it requires
     * @return the context of a token fetch without a response
     */
    public static ExchangeObservationContext ofTokenFetch(String client, BaseUrl baseUrl, PlatformEndpoint endpoint) {
        return new ExchangeObservationContext(FeedpinObservation.TOKEN_FETCH, endpoint, client, baseUrl, null, 0);
    }

    /** {@return the kind of observation: a call or a token fetch} */
    public FeedpinObservation observation() {
        return observation;
    }

    /** {@return the name of the client} */
    public String client() {
        return client;
    }

    /** {@return the requested endpoint} */
    public PlatformEndpoint endpoint() {
        return Objects.requireNonNull(getCarrier());
    }

    /** {@return the action of a call; null for a token fetch} */
    public @Nullable PinAction action() {
        return action;
    }

    /** {@return the number of users of a call; 0 for a token fetch} */
    public int users() {
        return users;
    }

    /** {@return the HTTP status; 0 without a response} */
    public int status() {
        return status;
    }

    /** {@return the platform's code; null without one} */
    public @Nullable Integer code() {
        return code;
    }

    /** {@return the platform's id of the exchange; null without one} */
    public @Nullable String logId() {
        return logId;
    }

    /** {@return whether the response is a success} */
    public boolean isSuccessful() {
        return successful;
    }

    /** {@return whether the exchange was cancelled before its response} */
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
     * @param response the response, of which status, code and log id are recorded
     * @param success whether it is a success; otherwise the error of the context is the failure
     */
    public void received(PlatformResponse<?> response, boolean success) {
        status = response.status();
        code = response.code();
        logId = response.logId();
        successful = success;
    }
}
