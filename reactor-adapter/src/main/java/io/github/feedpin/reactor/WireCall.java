package io.github.feedpin.reactor;

import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Encodes one kind of call, reads its response, and redacts its messages. */
sealed interface WireCall<T> permits TimeSensitiveCall, TokenCall {

    /** Characters of a text that are redacted, many times as many as are shown. */
    int MAX_REDACTED = 4096;

    PlatformEndpoint endpoint();

    /** Returns the token that authorizes the call; null if it needs none. */
    @Nullable
    AccessToken token();

    /** Returns the body, in a new buffer that the caller releases. */
    ByteBuf encode(ByteBufAllocator allocator);

    /** Creates a reader for the data of one response. */
    ResponseDataReader<T> newDataReader();

    /** Returns the token, or the app's secret. */
    String secret();

    /** Removes the secret from a message. */
    default String withoutSecret(String message) {
        return redactBeginning(message, text -> text.replace(secret(), "***"));
    }

    /** Removes everything confidential from a message. */
    default String redact(String message) {
        return withoutSecret(message);
    }

    /** Redacts a text that may contain JSON escapes, which are undone. */
    default String redactEscaped(String message) {
        return redactBeginning(message, text -> redact(JsonEscapes.undo(redact(text))));
    }

    /**
     * Redacts the beginning of a text, since no more of it is shown, and searching a huge text for many ids would delay
     * other responses. Omits as many characters at its end as may be the beginning of a secret or an id.
     */
    default String redactBeginning(String text, UnaryOperator<String> redaction) {
        if (text.length() <= MAX_REDACTED) {
            return redaction.apply(text);
        }
        String redacted = redaction.apply(text.substring(0, MAX_REDACTED));
        int omitted = Math.max(secret().length(), UserIds.MAX_LENGTH);
        return redacted.substring(0, Math.max(0, redacted.length() - omitted)) + "…";
    }

    /** Redacts the value of a field of the request. */
    default String redactFieldValue(String value) {
        return redactEscaped(value);
    }

    /** Returns whether an unreadable body may be shown, {@linkplain #redact redacted}. */
    boolean mayShowBody();
}
