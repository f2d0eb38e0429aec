package io.github.feedpin.simulator;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.event.EventSender;
import io.github.feedpin.simulator.internal.event.EventTarget;
import io.github.feedpin.simulator.internal.transport.Transports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The store app of a {@link PlatformSimulator}: its tickets, its tenants and its events. Thread-safe.
 *
 * <pre>{@code
 * SimulatedStoreApp app = simulator.storeApp();
 * app.pushTo(URI.create("http://localhost:8080/feedpin/events"));
 * app.pushTicket().block();
 * app.tenant(new TenantKey("tenant_a")).uninstall();
 * }</pre>
 *
 * <p>A ticket is valid for 3 hours, and several are valid together. An app access token is valid for all tenants, the
 * token for a tenant for this tenant only. Each tenant has its own users, and its own limits for each API.
 *
 * <p>Events are encrypted and signed if the app has an Encrypt Key; otherwise the Verification Token in their body is
 * the only proof of their origin. An event that is not responded to with HTTP 200 within 3 seconds is repeated after 15
 * seconds, 5 minutes, 1 hour and 6 hours, until it is.
 */
public final class SimulatedStoreApp {

    private static final Duration HOUR = Duration.ofHours(1);

    private final StoreApp credentials;
    private final String verificationToken;
    private final Transports transports;
    private final EventSender events;
    private final List<PushAttempt> pushAttempts = new CopyOnWriteArrayList<>();
    private volatile Duration resendDelay;
    private volatile boolean ticketsLost;

    SimulatedStoreApp(StoreAppSettings settings, Transports transports) {
        this.credentials = settings.credentials();
        this.verificationToken = settings.verificationToken();
        this.resendDelay = settings.resendDelay();
        this.transports = transports;
        this.events = new EventSender(
                credentials.appId(),
                verificationToken,
                transports.time(),
                (nanos, event, attempt, status) ->
                        pushAttempts.add(new PushAttempt(nanos, event.type(), attempt, status)));
        events.setEncryptKey(settings.encryptKey());
        engine().onResend(this::resendTicket);
    }

    /** {@return the credentials of the app} */
    public StoreApp credentials() {
        return credentials;
    }

    /** {@return the Verification Token that each event contains} */
    public String verificationToken() {
        return verificationToken;
    }

    /**
     * {@return a tenant; one that has not installed the app can install it}
     *
     * @param key the key of the tenant, which need not be known
     */
    public SimulatedTenant tenant(TenantKey key) {
        return new SimulatedTenant(Objects.requireNonNull(key, "key"), engine());
    }

    /**
     * Issues a new ticket without pushing it.
     *
     * @return the ticket, which is valid from now on
     */
    public AppTicket issueTicket() {
        return engine().issueTicket();
    }

    /** Invalidates all tickets issued so far; requests for an app access token get code 10012. */
    public void revokeTickets() {
        engine().revokeTickets();
    }

    /** Invalidates the app access tokens, and the tokens for all tenants. */
    public void revokeTokens() {
        engine().revokeStoreAppTokens();
    }

    /**
     * Sets the receiver of events, which replaces the one before, and pushes a new ticket to it every hour from now on.
     *
     * @param url the URL, of any HTTP server
     * @return a {@code Disposable} that ends the pushes, repetitions included
     */
    public Disposable pushTo(URI url) {
        return startPushes(transports.eventsTo(url));
    }

    /**
     * Sets a function as the receiver of events, which replaces the one before, and pushes a new ticket to it every
     * hour from now on.
     *
     * @param handler called for each push, instead of an HTTP request
     * @return a {@code Disposable} that ends the pushes, repetitions included
     */
    public Disposable pushTo(PushHandler handler) {
        Objects.requireNonNull(handler, "handler");
        return startPushes((headers, body) -> handler.handle(headers, body)
                .map(response -> new EventTarget.Response(
                        response.status(), response.body().getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * {@return a push of a new ticket, which is issued on subscription} Emits the HTTP status of the first response, 0
     * if there is none within 3 seconds; fails with {@link IllegalStateException} if there is no receiver.
     */
    public Mono<Integer> pushTicket() {
        return Mono.defer(() -> push(SimulatedEvent.ticket(issueTicket())));
    }

    /**
     * {@return a push of an event} Each subscription sends the event once more, with the same id. Emits the HTTP status
     * of the first response, 0 if there is none within 3 seconds; fails with {@link IllegalStateException} if there is
     * no receiver.
     *
     * @param event the event, for instance one with an old ticket, or one that was pushed before
     */
    public Mono<Integer> push(SimulatedEvent event) {
        return events.push(event.event());
    }

    /**
     * {@return a check of the receiver, as the platform makes it when its URL is entered} Each subscription sends one
     * request. Emits whether the receiver responds within a second with the challenge, which is encrypted if the app
     * has an Encrypt Key, and never signed; fails with {@link IllegalStateException} if there is no receiver.
     */
    public Mono<Boolean> checkUrl() {
        return events.checkUrl();
    }

    /**
     * Sets the Encrypt Key of the pushes from now on, repetitions included.
     *
     * @param key the key; null for pushes that are neither encrypted nor signed
     */
    public void setEncryptKey(@Nullable String key) {
        events.setEncryptKey(key);
    }

    /**
     * Sets the delay from a request to resend a ticket to its push.
     *
     * @param delay 0 to 2 minutes
     * @throws IllegalArgumentException if {@code delay} is outside of this range
     */
    public void setResendDelay(Duration delay) {
        resendDelay = StoreAppSettings.checkedDelay(delay);
    }

    /**
     * Sets whether requests to resend a ticket are accepted, but push none.
     *
     * @param lost whether no ticket is pushed; {@code false} initially
     */
    public void setResentTicketsLost(boolean lost) {
        ticketsLost = lost;
    }

    /** {@return a copy of the attempts to deliver an event so far} */
    public List<PushAttempt> pushAttempts() {
        return List.copyOf(pushAttempts);
    }

    private Disposable startPushes(EventTarget target) {
        events.setTarget(target);
        Disposable hourly = Flux.interval(HOUR, transports.time().scheduler())
                .onBackpressureDrop()
                .concatMap(hour -> pushTicket().onErrorComplete())
                .subscribe();
        return () -> {
            hourly.dispose();
            events.removeTarget(target);
        };
    }

    private void resendTicket() {
        if (!ticketsLost) {
            transports.time().schedule(this::pushIfReceived, resendDelay.toNanos());
        }
    }

    private void pushIfReceived() {
        pushTicket().onErrorComplete().subscribe();
    }

    private Engine engine() {
        return transports.engine();
    }

    /** Shows the app's id; never a secret. */
    @Override
    public String toString() {
        return "SimulatedStoreApp[" + credentials.appId() + "]";
    }
}
