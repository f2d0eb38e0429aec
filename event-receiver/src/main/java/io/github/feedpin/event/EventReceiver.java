package io.github.feedpin.event;

import io.github.feedpin.token.AppTicketStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Receiver of the events that the platform pushes to one store app. */
public final class EventReceiver {

    private final int maxBodySize;

    EventReceiver(EventReceiverBuilder builder) {
        this.maxBodySize = builder.maxBodySize;
    }

    public static EventReceiverBuilder builder(String appId, AppTicketStore tickets) {
        return new EventReceiverBuilder(appId, tickets);
    }

    public Mono<EventResponse> receive(EventHeaders headers, byte[] body) {
        return Mono.just(EventResponse.ACCEPTED);
    }

    public @Nullable EventResponse rejectUnread(EventHeaders headers) {
        return null;
    }

    public EventResponse tooLarge() {
        return EventResponse.text(413, "");
    }

    public int maxBodySize() {
        return maxBodySize;
    }
}
