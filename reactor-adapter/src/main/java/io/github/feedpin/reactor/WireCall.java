package io.github.feedpin.reactor;

import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One kind of call: what is sent, and what its response holds. */
sealed interface WireCall<T> permits TimeSensitiveCall, TokenCall {

    /** As many characters of a text are looked at: many times as many as will show. */
    int MOST_READ = 4096;

    PlatformEndpoint endpoint();

    /** What the call is authorized with; null when it takes no authorization. */
    @Nullable
    AccessToken token();

    /** The body, in a new buffer that the caller releases. */
    ByteBuf encode(ByteBufAllocator allocator);

    /** Reads what the response is about; made anew for each response. */
    ResponseData<T> newData();

    /** What the call proves itself with: the token, or the app's secret. */
    String secret();

    /** A message without the secret. */
    default String withoutSecret(String message) {
        return beginning(message, text -> text.replace(secret(), "***"));
    }

    /** A message without anything that must not stand in one. */
    default String redact(String message) {
        return withoutSecret(message);
    }

    /** The same for text that may hold it with escapes, as JSON does; they are undone. */
    default String redactEscaped(String message) {
        return beginning(message, text -> redact(JsonEscapes.undo(redact(text))));
    }

    /**
     * Redacts the beginning of a text, since no more of it will show: to search the whole of a giant one for many ids
     * would hold up other responses. Of a secret or an id that is cut in two, the rest stands at the end, so as much as
     * that may be is left out.
     */
    default String beginning(String text, UnaryOperator<String> redaction) {
        if (text.length() <= MOST_READ) {
            return redaction.apply(text);
        }
        String redacted = redaction.apply(text.substring(0, MOST_READ));
        int cutInTwo = Math.max(secret().length(), UserIds.MAX_LENGTH);
        return redacted.substring(0, Math.max(0, redacted.length() - cutInTwo)) + "…";
    }

    /** What a field of the request held, as far as a message may show it. */
    default String redactHeld(String value) {
        return redactEscaped(value);
    }

    /** Whether a body that could not be read may be shown, {@linkplain #redact redacted}. */
    boolean mayShowBody();
}
