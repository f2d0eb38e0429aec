package io.github.feedpin.event;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Response to a pushed request. Contains no secret.
 *
 * @param status the HTTP status
 * @param contentType the value of the header {@code Content-Type}
 * @param body the body; ASCII
 */
public record EventResponse(int status, String contentType, String body) {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";

    static final EventResponse ACCEPTED = json("{}");

    /**
     * Creates a response.
     *
     * @param status the HTTP status
     * @param contentType the value of the header {@code Content-Type}
     * @param body ASCII; may be empty
     */
    public EventResponse {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    static EventResponse json(String body) {
        return new EventResponse(200, JSON, body);
    }

    static EventResponse text(int status, String body) {
        return new EventResponse(status, TEXT, body);
    }

    /** {@return a new array with the bytes of the body} */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
