package io.github.feedpin.event;

import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builder for {@link EventReceiver}. Requires an Encrypt Key or a Verification Token. Not thread-safe. */
public final class EventReceiverBuilder {

    final String appId;
    final AppTicketStore tickets;
    List<String> encryptKeys = List.of();
    List<String> verificationTokens = List.of();

    @Nullable
    EventListener listener;

    TimeSource time = TimeSource.system();
    int maxBodySize = 1024 * 1024;

    EventReceiverBuilder(String appId, AppTicketStore tickets) {
        this.appId = requireText("app id", appId);
        this.tickets = Objects.requireNonNull(tickets, "tickets");
    }

    /**
     * Sets the Encrypt Key of the app; by default none. With a key, each event must be encrypted and signed with it.
     * Several keys are accepted alike: the old and the new one during a rotation.
     *
     * @param keys replace those that are set; none to accept events that are not encrypted
     * @return this builder
     * @throws IllegalArgumentException if a key is blank
     */
    public EventReceiverBuilder encryptKeys(String... keys) {
        this.encryptKeys = requireTexts("Encrypt Key", keys);
        return this;
    }

    /**
     * Sets the Verification Token of the app; by default none. With a token, each event must contain it. Several tokens
     * are accepted alike: the old and the new one during a rotation.
     *
     * @param tokens replace those that are set; none to accept events without or with any token
     * @return this builder
     * @throws IllegalArgumentException if a token is blank
     */
    public EventReceiverBuilder verificationTokens(String... tokens) {
        this.verificationTokens = requireTexts("Verification Token", tokens);
        return this;
    }

    /**
     * Sets the listener for all events except tickets; by default these events are acknowledged and ignored.
     *
     * @param listener called on the workers of the time source; may block
     * @return this builder
     */
    public EventReceiverBuilder listener(EventListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets the time source, on whose workers the listener is called.
     *
     * @param time by default {@link TimeSource#system()}
     * @return this builder
     */
    public EventReceiverBuilder timeSource(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * Sets the maximum size of a body.
     *
     * @param bytes at least 1; by default 1 MiB, which is many times the size of any documented event
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public EventReceiverBuilder maxBodySize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxBodySize must be at least 1 but is " + bytes);
        }
        this.maxBodySize = bytes;
        return this;
    }

    /**
     * Creates the receiver.
     *
     * @return a receiver that does not change with this builder afterwards
     * @throws IllegalStateException if there is neither an Encrypt Key nor a Verification Token, so that anyone who
     *     knows the URL could push a false ticket
     */
    public EventReceiver build() {
        if (encryptKeys.isEmpty() && verificationTokens.isEmpty()) {
            throw new IllegalStateException(
                    "The event receiver requires an Encrypt Key or a Verification Token: without either, anyone who"
                            + " knows the URL could push a false app ticket. Both are in the developer console, on the"
                            + " page \"Events & Callbacks\".");
        }
        return new EventReceiver(this);
    }

    private static List<String> requireTexts(String name, String... values) {
        for (String value : values) {
            requireText(name, value);
        }
        return List.of(values);
    }

    private static String requireText(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + name + " is blank");
        }
        return value;
    }
}
