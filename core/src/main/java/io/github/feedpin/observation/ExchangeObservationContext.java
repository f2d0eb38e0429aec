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
 * What one request to the platform is about. It holds no user ids, no token and no secret. A sender, so that traces
 * show a client's span; but nothing of the trace is sent along, for the platform documents no header for it.
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
     * A call.
     *
     * @param client the name of the client
     * @param action whether the chat is pinned or unpinned
     * @param users for how many users it is
     */
    public static ExchangeObservationContext ofCall(String client, BaseUrl baseUrl, PinAction action, int users) {
        return new ExchangeObservationContext(
                FeedpinObservation.CALL, PlatformEndpoint.SET_TIME_SENSITIVE, client, baseUrl, action, users);
    }

    /**
     * The fetching of a token.
     *
     * @param client the name of the client
     */
    public static ExchangeObservationContext ofTokenFetch(String client, BaseUrl baseUrl) {
        return new ExchangeObservationContext(
                FeedpinObservation.TOKEN_FETCH, PlatformEndpoint.TENANT_ACCESS_TOKEN, client, baseUrl, null, 0);
    }

    /** Whether this is a call or the fetching of a token. */
    public FeedpinObservation observation() {
        return observation;
    }

    /** The name of the client. */
    public String client() {
        return client;
    }

    /** What is requested. */
    public PlatformEndpoint endpoint() {
        return Objects.requireNonNull(getCarrier());
    }

    /** True to pin, false to unpin; null for a token. */
    public @Nullable PinAction action() {
        return action;
    }

    /** For how many users the call is; 0 for a token. */
    public int users() {
        return users;
    }

    /** The HTTP status; 0 as long as there is no response. */
    public int status() {
        return status;
    }

    /** The platform's code; null without one. */
    public @Nullable Integer code() {
        return code;
    }

    /** The platform's id of the exchange; null without one. */
    public @Nullable String logId() {
        return logId;
    }

    /** Whether the response proves a success. */
    public boolean isSuccessful() {
        return successful;
    }

    /** Whether nobody waited for the response any more. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Notes that nobody waits for the response any more. */
    public void cancelled() {
        cancelled = true;
    }

    /**
     * Notes what came back.
     *
     * @param proven whether it proves a success; the error of the context says what it is otherwise
     */
    public void answered(PlatformResponse<?> response, boolean proven) {
        status = response.status();
        code = response.code();
        logId = response.logId();
        successful = proven;
    }
}
