package io.github.feedpin.reactor;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets and reads HTTP headers. */
final class Headers {

    private static final AsciiString CONTENT_TYPE = AsciiString.cached("application/json; charset=utf-8");
    private static final AsciiString ACCEPT = AsciiString.cached("application/json");
    private static final AsciiString USER_AGENT = AsciiString.cached(userAgent());

    /** Longer waits are taken for mistakes of the server. */
    private static final int LONGEST_WAIT_SECONDS = 24 * 60 * 60;

    private static final int MAX_DIGITS = 9;

    private static final Pattern ENCODINGS = Pattern.compile("[\\w.+-]{1,40}(, [\\w.+-]{1,40}){0,4}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}");

    private Headers() {}

    /** Sets the common headers; the authorization is removed, since each call sets its own. */
    static void setCommon(HttpHeaders headers) {
        headers.remove(HttpHeaderNames.AUTHORIZATION);
        headers.set(HttpHeaderNames.CONTENT_TYPE, CONTENT_TYPE);
        headers.set(HttpHeaderNames.ACCEPT, ACCEPT);
        headers.set(HttpHeaderNames.USER_AGENT, USER_AGENT);
    }

    /** Returns the platform's id of the call; null if absent. */
    static @Nullable String logId(HttpHeaders headers) {
        @Nullable String own = headers.get("x-tt-logid");
        return own == null || own.isEmpty() ? headers.get("x-request-id") : own;
    }

    /** Returns how long to wait before the next call; null if absent. */
    static @Nullable Duration retryAfter(HttpHeaders headers) {
        @Nullable Duration reset = seconds(headers.get("x-ogw-ratelimit-reset"));
        if (reset != null) {
            return reset;
        }
        @Nullable Duration seconds = seconds(headers.get(HttpHeaderNames.RETRY_AFTER));
        return seconds == null ? untilDate(headers) : seconds;
    }

    /** Reads a date as {@code Retry-After} (RFC 9110, section 10.2.3), by the server's clock if it sends a date. */
    private static @Nullable Duration untilDate(HttpHeaders headers) {
        @Nullable Date end = date(headers.get(HttpHeaderNames.RETRY_AFTER));
        if (end == null) {
            return null;
        }
        @Nullable Date now = date(headers.get(HttpHeaderNames.DATE));
        long millis = end.getTime() - (now == null ? System.currentTimeMillis() : now.getTime());
        return millis <= 0 ? null : Duration.ofMillis(Math.min(millis, LONGEST_WAIT_SECONDS * 1000L));
    }

    private static @Nullable Date date(@Nullable String header) {
        return header == null || header.isEmpty() ? null : DateFormatter.parseHttpDate(header);
    }

    /** Returns the encoding that the body still has; null if it has none. */
    static @Nullable String contentEncoding(HttpHeaders headers) {
        @Nullable String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding == null
                || encoding.isBlank()
                || HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(encoding.strip())) {
            return null;
        }
        return ENCODINGS.matcher(encoding).matches() ? encoding : "an encoding with an invalid name";
    }

    /** Returns the media type, without its parameters. */
    static String contentType(HttpHeaders headers) {
        @Nullable CharSequence type = HttpUtil.getMimeType(headers.get(HttpHeaderNames.CONTENT_TYPE, ""));
        return type != null && MEDIA_TYPE.matcher(type).matches() ? type.toString() : "an unnamed type";
    }

    /** Returns the charset of the media type; UTF-8 by default. */
    static Charset charset(HttpHeaders headers) {
        return HttpUtil.getCharset(headers.get(HttpHeaderNames.CONTENT_TYPE, ""), StandardCharsets.UTF_8);
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        String text = header == null ? "" : header;
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int seconds = text.length() > MAX_DIGITS ? LONGEST_WAIT_SECONDS : Integer.parseInt(text);
        return seconds == 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS));
    }

    private static String userAgent() {
        @Nullable String version = Headers.class.getPackage().getImplementationVersion();
        return version == null ? "feedpin" : "feedpin/" + version;
    }
}
