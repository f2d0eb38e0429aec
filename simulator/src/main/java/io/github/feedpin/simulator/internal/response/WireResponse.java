package io.github.feedpin.simulator.internal.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response as it goes over the wire. Immutable; the bytes are never changed.
 *
 * @param status the HTTP status; 0 if nothing is sent
 * @param headers by name, case-insensitive
 * @param body the body, or the part of it that is sent before the connection is cut
 * @param padding number of spaces after the body
 * @param gzipped whether body and padding are compressed
 * @param mode how it is delivered
 */
public record WireResponse(
        int status, Map<String, String> headers, byte[] body, long padding, boolean gzipped, DeliveryMode mode) {

    public static final String JSON = "application/json; charset=utf-8";
    private static final String LOG_ID = "X-Tt-Logid";
    public static final String CONTENT_TYPE = "Content-Type";
    private static final String CONTENT_ENCODING = "Content-Encoding";

    public WireResponse {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    public WireResponse(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, 0, false, DeliveryMode.WHOLE);
    }

    /** Returns a response without a body, with its log id. */
    public static WireResponse blank(String logId) {
        return new WireResponse(200, Map.of(LOG_ID, logId), new byte[0]);
    }

    /** Returns a response that is never sent. */
    public static WireResponse none(DeliveryMode mode) {
        return new WireResponse(0, Map.of(), new byte[0], 0, false, mode);
    }

    /** Returns the number of bytes of body and padding, before compression. */
    public long size() {
        return body.length + padding;
    }

    /** Returns the log id; null if there is none. */
    public @Nullable String logId() {
        return headers.get(LOG_ID);
    }

    public WireResponse withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new WireResponse(status, more, body, padding, gzipped, mode);
    }

    /** Returns the same response with another status and a JSON body. */
    public WireResponse withJson(int newStatus, byte[] json) {
        return new WireResponse(newStatus, headers, json).withHeader(CONTENT_TYPE, JSON);
    }

    WireResponse withBody(byte[] other) {
        return new WireResponse(status, headers, other, padding, gzipped, mode);
    }

    public WireResponse withFirstHalfOnly() {
        return withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** Returns the same response, padded to at least {@code bytes}. */
    public WireResponse paddedTo(long bytes) {
        return new WireResponse(status, headers, body, Math.max(0, bytes - body.length), gzipped, mode);
    }

    public WireResponse compressed() {
        return new WireResponse(status, headers, body, padding, true, mode).withHeader(CONTENT_ENCODING, "gzip");
    }

    public WireResponse in(DeliveryMode other) {
        return new WireResponse(status, headers, body, padding, gzipped, other);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Omits the body, which may contain a token. */
    @Override
    public String toString() {
        return "WireResponse[status=" + status + ", logId=" + logId() + ", mode=" + mode.kind() + "]";
    }
}
