package io.github.feedpin.event;

/** Reason why a push is not accepted. What it says is the same for the sender and the log, and contains no input. */
enum Rejection {
    EMPTY(400, "the body is empty; if it was not sent empty, a filter has read it before the receiver"),
    UNREADABLE(400, "the body is not exactly one JSON object of an event in UTF-8, without repeated fields"),
    /** The same for each failure behind the decryption, so that the padding of a modified body cannot be probed. */
    UNDECRYPTABLE(
            400,
            "the body cannot be decrypted with a configured Encrypt Key, or does not contain exactly one JSON object"
                    + " without repeated fields"),
    INVALID_CHALLENGE(400, "the URL verification contains no challenge"),
    INVALID_TICKET(400, "the event contains no valid app ticket"),
    NOT_ENCRYPTED(401, "the body is not encrypted although an Encrypt Key is configured"),
    UNSIGNED(401, "the event is not signed although an Encrypt Key is configured"),
    WRONG_SIGNATURE(401, "the signature does not match the body and the Encrypt Key"),
    WRONG_TOKEN(401, "the Verification Token is missing or wrong"),
    OTHER_APP(403, "the event belongs to another app"),
    TOO_LARGE(413, "the body is too large"),
    ENCODED(415, "the body has a Content-Encoding; only identity is supported"),
    NOT_STORED(503, "the app ticket could not be stored in time"),
    OVERLOADED(503, "too many events are waiting for the listener"),
    FAILED(503, "the event could not be processed");

    private final String reason;
    private final EventResponse response;

    Rejection(int status, String reason) {
        this.reason = reason;
        this.response = EventResponse.text(status, reason);
    }

    String reason() {
        return reason;
    }

    EventResponse response() {
        return response;
    }
}
