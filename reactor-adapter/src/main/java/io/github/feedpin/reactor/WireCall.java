package io.github.feedpin.reactor;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** One kind of call: what is sent, and what its answer holds. */
sealed interface WireCall<T> permits TimeSensitiveCall, TokenCall {

    PlatformEndpoint endpoint();

    /** What the call is authorized with; null when it takes no authorization. */
    @Nullable
    AccessToken token();

    /** The body, in a new buffer that the caller releases. */
    ByteBuf encode(ByteBufAllocator allocator);

    /** Reads what the answer is about; made anew for each answer. */
    AnswerData<T> newData();

    /** What the call proves itself with: the token, or the app's secret. */
    String secret();

    /** A message without the secret. */
    default String withoutSecret(String message) {
        return message.replace(secret(), "***");
    }

    /** A message without anything that must not stand in one. */
    default String redact(String message) {
        return withoutSecret(message);
    }

    /** The same for text that may hold it with escapes, as JSON does; they are undone. */
    default String redactEscaped(String text) {
        return redact(Escapes.undo(redact(text)));
    }

    /** What a field of the request held, as far as a message may show it. */
    default String redactHeld(String value) {
        return redactEscaped(value);
    }

    /** Whether a body that could not be read may be shown, {@linkplain #redact redacted}. */
    boolean mayShowBody();
}
