package io.github.feedpin.simulator;

import java.util.Objects;

/**
 * Response of the receiver of an event.
 *
 * @param status the HTTP status; anything but 200 makes the platform repeat the event
 * @param body the body, which the platform reads only when it checks the URL
 */
public record PushResponse(int status, String body) {

    /**
     * Creates a response.
     *
     * @param status anything but 200 makes the platform repeat the event
     * @param body not null; empty for a response without a body
     */
    public PushResponse {
        Objects.requireNonNull(body, "body");
    }

    /**
     * {@return a response without a body}
     *
     * @param status the HTTP status; anything but 200 makes the platform repeat the event
     */
    public static PushResponse of(int status) {
        return new PushResponse(status, "");
    }
}
