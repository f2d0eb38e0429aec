package io.github.feedpin.reactor;

import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Encodes one kind of call, reads its response, and redacts its messages. */
sealed interface WireCall<T> permits TimeSensitiveCall, TokenCall, ResendTicketCall {

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

    /** Returns what a message must not contain: tokens, the app's secret, the app ticket. */
    List<String> secrets();

    /** Removes the secrets from a message. */
    default String withoutSecrets(String message) {
        return redactBeginning(message, text -> {
            String redacted = text;
            for (String secret : secrets()) {
                redacted = redacted.replace(secret, "***");
            }
            return redacted;
        });
    }

    /** Removes everything confidential from a message. */
    default String redact(String message) {
        return withoutSecrets(message);
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
        int omitted = secrets().stream().mapToInt(String::length).reduce(UserIds.MAX_LENGTH, Math::max);
        return redacted.substring(0, Math.max(0, redacted.length() - omitted)) + "…";
    }

    /** Redacts the value of a field of the request. */
    default String redactFieldValue(String value) {
        return redactEscaped(value);
    }

    /** Returns whether an unreadable body may be shown, {@linkplain #redact redacted}. */
    boolean mayShowBody();
}
