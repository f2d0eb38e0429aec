package io.github.feedpin.reactor;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.LogText;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one response. Lenient about what it need not know: other fields, nulls, absent messages. Strict about what
 * proves something: one whole JSON object, nothing after it, no field twice, a whole number as {@code code}, data of
 * the documented type; a response without any of these has a null {@code code}. Never fails.
 */
final class ResponseReader<T> {

    private static final int MAX_EXCERPT = 200;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final WireCall<T> call;
    private final ResponseData<T> data;
    private final ErrorDetailsData error;
    private @Nullable Integer code;
    private @Nullable String message;
    private @Nullable String logId;

    private ResponseReader(WireCall<T> call) {
        this.call = call;
        this.data = call.newData();
        this.error = new ErrorDetailsData(call);
    }

    static <T> PlatformResponse<T> read(WireCall<T> call, int status, HttpHeaders headers, ResponseBody body) {
        return new ResponseReader<>(call).response(status, headers, body);
    }

    private PlatformResponse<T> response(int status, HttpHeaders headers, ResponseBody body) {
        @Nullable Integer proven = provenCode(body);
        @Nullable String id = logId(headers);
        return new PlatformResponse<>(
                status,
                proven,
                proven == null ? complaint(status, headers, body) : call.redact(message == null ? "" : message),
                proven != null && proven == 0 ? data.value() : null,
                id == null ? null : call.redact(id),
                Headers.retryAfter(headers),
                proven == null || proven == 0 ? ErrorDetails.none() : error.value());
    }

    /** Of the header; else of the error; else of the response as a whole. */
    private @Nullable String logId(HttpHeaders headers) {
        @Nullable String ofHeader = Headers.logId(headers);
        @Nullable String ofError = error.logId();
        @Nullable String ofBody = ofError == null ? logId : ofError;
        return ofHeader == null ? ofBody : ofHeader;
    }

    /** The code; null when it is missing, or when something about the body makes it doubtful. */
    private @Nullable Integer provenCode(ResponseBody body) {
        if (!readObject(body) || code == null) {
            return null;
        }
        return code == 0 && data.isMalformed() ? null : code;
    }

    /** Whether the body is one whole JSON object, and nothing else. */
    private boolean readObject(ResponseBody body) {
        try (JsonParser json = body.parser()) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            @Nullable String field;
            while ((field = json.nextName()) != null) {
                json.nextToken();
                readField(field, json);
            }
            return json.nextToken() == null;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private void readField(String field, JsonParser json) {
        switch (field) {
            case "code" -> code = JsonScalars.integer(json);
            case "msg" -> message = JsonScalars.text(json);
            case "log_id" -> logId = JsonScalars.text(json);
            case "error" -> error.read(json);
            default -> data.read(field, json);
        }
    }

    private String complaint(int status, HttpHeaders headers, ResponseBody body) {
        if (status == SWITCHING_PROTOCOLS) {
            return "The server switched protocols, which was not asked for";
        }
        @Nullable String encoding = Headers.contentEncoding(headers);
        if (encoding != null) {
            return "The body is encoded, which was not asked for and cannot be read: " + call.redact(encoding);
        }
        return data.isMalformed()
                ? "The data are not of the documented type: " + excerpt(headers, body)
                : excerpt(headers, body);
    }

    /** Enough of the body to see what it is. */
    private String excerpt(HttpHeaders headers, ResponseBody body) {
        if (body.isBlank()) {
            return "The body is empty";
        }
        if (!call.mayShowBody()) {
            return "The body is not shown, for it may hold a token: " + nature(headers, body);
        }
        @Nullable String text = body.text(Headers.charset(headers));
        if (text == null) {
            return "The body is not text: " + nature(headers, body);
        }
        return LogText.of(call.redactEscaped(text), MAX_EXCERPT);
    }

    private String nature(HttpHeaders headers, ResponseBody body) {
        return body.size() + " bytes of " + call.redact(Headers.contentType(headers));
    }
}
