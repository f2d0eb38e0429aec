package io.github.feedpin.event;

import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Receiver of the events that the platform pushes to one store app, independent of web frameworks. It verifies each
 * push, stores app tickets before it acknowledges them, and hands all other events to an {@link EventListener}.
 * Thread-safe.
 *
 * <p>Each event must prove that the platform sent it to this app: with an Encrypt Key it must be encrypted and signed,
 * with a Verification Token it must contain the token, and it must always name the app. The request by which the
 * platform verifies the URL is accepted without a signature, since the platform sends none, but otherwise under the
 * same conditions.
 *
 * <table>
 * <caption>HTTP status of the responses</caption>
 * <tr><th>status</th><th>meaning</th></tr>
 * <tr><td>200</td><td>ticket stored; event handed over, or repeated; response to the verification of the URL</td></tr>
 * <tr><td>400</td><td>empty, malformed or undecryptable body</td></tr>
 * <tr><td>401</td><td>not encrypted, not signed, or with a wrong signature or Verification Token</td></tr>
 * <tr><td>403</td><td>event of another app</td></tr>
 * <tr><td>413, 415</td><td>body too large; body with a content encoding</td></tr>
 * <tr><td>503</td><td>ticket not stored within 2 seconds, or too many events waiting for the listener: the platform
 * repeats the push, after 15 seconds at first</td></tr>
 * </table>
 *
 * <p>There is no limit on the age of a push, because the platform repeats pushes for 7 hours. A repeated or late ticket
 * is harmless: the store orders tickets by the time at which they were sent.
 *
 * <p>An adapter for a web framework reads a body of at most {@link #maxBodySize()} bytes, after it has asked
 * {@link #rejectUnread}, and passes its bytes unchanged: the signature covers them. It accepts any content type.
 */
public final class EventReceiver {

    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";

    private final int maxBodySize;
    private final TimeSource time;
    private final PushReader reader;
    private final TicketWriter ticketWriter;
    private final @Nullable EventDelivery delivery;
    private final RejectionLog rejections;

    EventReceiver(EventReceiverBuilder builder) {
        this.maxBodySize = builder.maxBodySize;
        this.time = builder.time;
        this.reader = new PushReader(builder.appId, builder.encryptKeys, builder.verificationTokens);
        this.ticketWriter = new TicketWriter(builder.tickets, builder.time);
        this.delivery = builder.listener == null ? null : new EventDelivery(builder.listener, builder.time);
        this.rejections = new RejectionLog(builder.time);
    }

    /**
     * Creates a builder.
     *
     * @param appId the id of the store app, such as {@code cli_a1b2c3}
     * @param tickets stores the tickets of this app
     * @return a builder, which requires an Encrypt Key or a Verification Token
     * @throws IllegalArgumentException if the id is blank
     */
    public static EventReceiverBuilder builder(String appId, AppTicketStore tickets) {
        return new EventReceiverBuilder(appId, tickets);
    }

    /**
     * Processes a pushed request when subscribed to, and emits the response to it. Cancelling the subscription does not
     * affect the processing, which goes on: a ticket is stored even if its sender hangs up, or has received 503 because
     * the store was slow.
     *
     * @param headers the headers of the request
     * @param body the bytes of the body, unchanged; not modified, and not kept after the response
     * @return the response; never fails
     */
    public Mono<EventResponse> receive(EventHeaders headers, byte[] body) {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        return Mono.defer(() -> process(headers, body)).onErrorResume(this::reject);
    }

    private Mono<EventResponse> process(EventHeaders headers, byte[] body) {
        if (isEncoded(headers)) {
            throw new RejectedPushException(Rejection.ENCODED);
        }
        if (body.length > maxBodySize) {
            throw new RejectedPushException(Rejection.TOO_LARGE);
        }
        Push push = reader.read(headers, body, time.now());
        if (push instanceof Push.Challenge verification) {
            return Mono.just(EventResponse.json(Json.object("challenge", verification.challenge())));
        }
        if (push instanceof Push.Ticket received) {
            return ticketWriter.write(received.ticket()).thenReturn(EventResponse.ACCEPTED);
        }
        if (push instanceof Push.Event received && delivery != null) {
            delivery.deliver(received.event());
        }
        return Mono.just(EventResponse.ACCEPTED);
    }

    private Mono<EventResponse> reject(Throwable failure) {
        return Mono.just(
                failure instanceof RejectedPushException rejected
                        ? rejections.reject(rejected.rejection(), rejected.getCause())
                        : rejections.reject(Rejection.FAILED, failure));
    }

    /**
     * {@return the response to a request whose headers suffice to reject it; null if the body must be read} It is 415
     * for a {@code Content-Encoding} other than {@code identity}, and 413 for a {@code Content-Length} above
     * {@link #maxBodySize()}. Logs the rejection.
     *
     * @param headers the headers of the request
     */
    public @Nullable EventResponse rejectUnread(EventHeaders headers) {
        if (isEncoded(headers)) {
            return rejections.reject(Rejection.ENCODED);
        }
        return hasLargeBody(headers) ? tooLarge() : null;
    }

    /**
     * {@return the response to a request whose body turned out to exceed {@link #maxBodySize()}} Logs the rejection.
     */
    public EventResponse tooLarge() {
        return rejections.reject(Rejection.TOO_LARGE);
    }

    /** {@return the maximum size of a body, in bytes} */
    public int maxBodySize() {
        return maxBodySize;
    }

    private static boolean isEncoded(EventHeaders headers) {
        @Nullable String encoding = headers.first(CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private boolean hasLargeBody(EventHeaders headers) {
        @Nullable String length = headers.first(CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length.strip()) > maxBodySize;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }
}
