package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.properties.EventsProperties;
import io.github.feedpin.token.AppTicketStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates what the receiver of a store app's events requires. */
final class PushedEventsFactory {

    private PushedEventsFactory() {}

    static PushedEvents create(
            String name, FeedpinConnectionDetails connection, AppTicketStore tickets, ClientSettings settings) {
        StoreApp credentials = settings.requireType(StoreApp.class, connection.credentials());
        @Nullable EventVerification own = connection.eventVerification();
        EventVerification verification = own == null ? verification(settings.events()) : own;
        return new PushedEvents(
                name,
                credentials.appId(),
                Objects.requireNonNull(settings.properties().events().path()),
                tickets,
                verification.encryptKeys(),
                verification.verificationTokens());
    }

    private static EventVerification verification(EventsProperties properties) {
        return new EventVerification(properties.encryptKey(), properties.verificationToken());
    }
}
