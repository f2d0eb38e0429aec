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
 * Reads one response. Lenient about unknown fields, nulls and absent messages. Strict about what proves a result: one
 * complete JSON object with nothing after it and no field twice, an integer as {@code code}, data of the documented
 * type; a response that violates any of these has a null {@code code}. Never fails.
 */
final class ResponseReader<T> {

    private static final int MAX_EXCERPT = 200;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final WireCall<T> call;
    private final ResponseDataReader<T> dataReader;
    private final ErrorDetailsReader errorReader;
    private @Nullable Integer code;
    private @Nullable String message;
    private @Nullable String logId;

    private ResponseReader(WireCall<T> call) {
        this.call = call;
        this.dataReader = call.newDataReader();
        this.errorReader = new ErrorDetailsReader(call);
    }

    static <T> PlatformResponse<T> read(WireCall<T> call, int status, HttpHeaders headers, ResponseBody body) {
        return new ResponseReader<>(call).read(status, headers, body);
    }

    private PlatformResponse<T> read(int status, HttpHeaders headers, ResponseBody body) {
        @Nullable Integer validCode = validCode(body);
        @Nullable String id = logId(headers);
        return new PlatformResponse<>(
                status,
                validCode,
                validCode == null ? problem(status, headers, body) : call.redact(message == null ? "" : message),
                validCode != null && validCode == 0 ? dataReader.value() : null,
                id == null ? null : call.redact(id),
                Headers.retryAfter(headers),
                validCode == null || validCode == 0 ? ErrorDetails.none() : errorReader.value());
    }

    /** Returns the id of the header, else that of the error, else that of the body. */
    private @Nullable String logId(HttpHeaders headers) {
        @Nullable String ofHeader = Headers.logId(headers);
        @Nullable String ofError = errorReader.logId();
        @Nullable String ofBody = ofError == null ? logId : ofError;
        return ofHeader == null ? ofBody : ofHeader;
    }

    /** Returns the code; null if it is absent, or if the body is malformed. */
    private @Nullable Integer validCode(ResponseBody body) {
        if (!readObject(body) || code == null) {
            return null;
        }
        return code == 0 && dataReader.isMalformed() ? null : code;
    }

    /** Reads the body; returns false if it is not exactly one JSON object. */
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
            case "error" -> errorReader.read(json);
            default -> dataReader.read(field, json);
        }
    }

    private String problem(int status, HttpHeaders headers, ResponseBody body) {
        if (status == SWITCHING_PROTOCOLS) {
            return "The server switched protocols although no upgrade was requested";
        }
        @Nullable String encoding = Headers.contentEncoding(headers);
        if (encoding != null) {
            return "The body has an unsupported encoding: " + call.redact(encoding);
        }
        return dataReader.isMalformed()
                ? "The data are not of the documented type: " + excerpt(headers, body)
                : excerpt(headers, body);
    }

    /** Returns the beginning of the body, redacted, or a description of it. */
    private String excerpt(HttpHeaders headers, ResponseBody body) {
        if (body.isBlank()) {
            return "The body is empty";
        }
        if (!call.mayShowBody()) {
            return "The body is not shown because it may contain a token: " + sizeAndType(headers, body);
        }
        @Nullable String text = body.text(Headers.charset(headers));
        if (text == null) {
            return "The body is not text: " + sizeAndType(headers, body);
        }
        return LogText.of(call.redactEscaped(text), MAX_EXCERPT);
    }

    private String sizeAndType(HttpHeaders headers, ResponseBody body) {
        return body.size() + " bytes of " + call.redact(Headers.contentType(headers));
    }
}
