package io.github.feedpin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire. Immutable; nobody changes the bytes.
 *
 * @param status the HTTP status; 0 when nothing is sent
 * @param headers by name, in whatever case
 * @param body the body, or what is sent of it before the connection is cut
 * @param padding how many spaces follow the body
 * @param gzipped whether body and padding go compressed
 * @param manner how it comes
 */
record WireAnswer(int status, Map<String, String> headers, byte[] body, long padding, boolean gzipped, Manner manner) {

    static final String JSON = "application/json; charset=utf-8";
    static final String LOG_ID = "X-Tt-Logid";
    static final String CONTENT_TYPE = "Content-Type";
    static final String CONTENT_ENCODING = "Content-Encoding";

    WireAnswer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    WireAnswer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, 0, false, Manner.WHOLE);
    }

    /** No answer yet, only its log id. */
    static WireAnswer blank(String logId) {
        return new WireAnswer(200, Map.of(LOG_ID, logId), new byte[0]);
    }

    /** Nothing is ever sent. */
    static WireAnswer none(Manner manner) {
        return new WireAnswer(0, Map.of(), new byte[0], 0, false, manner);
    }

    /** How many bytes body and padding have, before compression. */
    long size() {
        return body.length + padding;
    }

    /** Null when there is none. */
    @Nullable
    String logId() {
        return headers.get(LOG_ID);
    }

    WireAnswer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new WireAnswer(status, more, body, padding, gzipped, manner);
    }

    /** The same with another status, and a JSON body. */
    WireAnswer withJson(int newStatus, byte[] json) {
        return new WireAnswer(newStatus, headers, json).withHeader(CONTENT_TYPE, JSON);
    }

    WireAnswer withBody(byte[] other) {
        return new WireAnswer(status, headers, other, padding, gzipped, manner);
    }

    WireAnswer withFirstHalfOnly() {
        return withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** The same, as large as {@code bytes}, or as it is when that is less. */
    WireAnswer paddedTo(long bytes) {
        return new WireAnswer(status, headers, body, Math.max(0, bytes - body.length), gzipped, manner);
    }

    WireAnswer compressed() {
        return new WireAnswer(status, headers, body, padding, true, manner).withHeader(CONTENT_ENCODING, "gzip");
    }

    WireAnswer in(Manner other) {
        return new WireAnswer(status, headers, body, padding, gzipped, other);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without the body, which may hold a token. */
    @Override
    public String toString() {
        return "WireAnswer[status=" + status + ", logId=" + logId() + ", manner=" + manner.kind() + "]";
    }
}
