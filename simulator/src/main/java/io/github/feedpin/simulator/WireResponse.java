package io.github.feedpin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response as it goes over the wire. Immutable; nobody changes the bytes.
 *
 * @param status the HTTP status; 0 when nothing is sent
 * @param headers by name, in whatever case
 * @param body the body, or what is sent of it before the connection is cut
 * @param padding how many spaces follow the body
 * @param gzipped whether body and padding go compressed
 * @param manner how it comes
 */
record WireResponse(
        int status, Map<String, String> headers, byte[] body, long padding, boolean gzipped, DeliveryMode manner) {

    static final String JSON = "application/json; charset=utf-8";
    static final String LOG_ID = "X-Tt-Logid";
    static final String CONTENT_TYPE = "Content-Type";
    static final String CONTENT_ENCODING = "Content-Encoding";

    WireResponse {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    WireResponse(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, 0, false, DeliveryMode.WHOLE);
    }

    /** No response yet, only its log id. */
    static WireResponse blank(String logId) {
        return new WireResponse(200, Map.of(LOG_ID, logId), new byte[0]);
    }

    /** Nothing is ever sent. */
    static WireResponse none(DeliveryMode manner) {
        return new WireResponse(0, Map.of(), new byte[0], 0, false, manner);
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

    WireResponse withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new WireResponse(status, more, body, padding, gzipped, manner);
    }

    /** The same with another status, and a JSON body. */
    WireResponse withJson(int newStatus, byte[] json) {
        return new WireResponse(newStatus, headers, json).withHeader(CONTENT_TYPE, JSON);
    }

    WireResponse withBody(byte[] other) {
        return new WireResponse(status, headers, other, padding, gzipped, manner);
    }

    WireResponse withFirstHalfOnly() {
        return withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** The same, as large as {@code bytes}, or as it is when that is less. */
    WireResponse paddedTo(long bytes) {
        return new WireResponse(status, headers, body, Math.max(0, bytes - body.length), gzipped, manner);
    }

    WireResponse compressed() {
        return new WireResponse(status, headers, body, padding, true, manner).withHeader(CONTENT_ENCODING, "gzip");
    }

    WireResponse in(DeliveryMode other) {
        return new WireResponse(status, headers, body, padding, gzipped, other);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without the body, which may hold a token. */
    @Override
    public String toString() {
        return "WireResponse[status=" + status + ", logId=" + logId() + ", manner=" + manner.kind() + "]";
    }
}
