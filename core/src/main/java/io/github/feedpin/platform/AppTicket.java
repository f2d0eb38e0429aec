package io.github.feedpin.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Ticket that the platform pushes to a store app every hour, as an event. Together with the credentials it is exchanged
 * for an app access token.
 *
 * @param value the secret itself
 * @param sentAt when the platform sent it, which decides which of two tickets is newer
 */
public record AppTicket(String value, Instant sentAt) {

    /** How long the platform accepts a ticket; 3 hours. */
    public static final Duration LIFETIME = Duration.ofHours(3);

    private static final int MAX_LENGTH = 8 * 1024;

    /**
     * Creates a ticket.
     *
     * @param value 1 to 8192 characters
     * @param sentAt when the platform sent it
     * @throws IllegalArgumentException if the value is blank, too long, or contains whitespace or a control character
     */
    public AppTicket {
        CredentialCheck.require("app ticket", value);
        Objects.requireNonNull(sentAt, "sentAt");
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("An app ticket has at most " + MAX_LENGTH + " characters");
        }
    }

    /**
     * {@return whether the platform no longer accepts the ticket, {@link #LIFETIME} after it was sent}
     *
     * @param now the current time
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(sentAt.plus(LIFETIME));
    }

    /** Never shows the value. */
    @Override
    public String toString() {
        return "AppTicket[***, sentAt=" + sentAt + "]";
    }
}
