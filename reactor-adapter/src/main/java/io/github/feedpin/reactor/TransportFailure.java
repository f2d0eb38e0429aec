package io.github.feedpin.reactor;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

/** What the transport's failures mean, in words of our own: theirs may quote what the server sent. */
final class TransportFailure {

    private static final int MAX_DEPTH = 20;

    private record Meaning(Class<? extends Throwable> type, String words) {}

    /** The first that fits counts, so a type stands before those it extends. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(UnknownHostException.class, "the host name could not be resolved"),
            // The platform's own name is resolved before.
            new Meaning(UnresolvedAddressException.class, "the proxy's host name could not be resolved"),
            new Meaning(ConnectTimeoutException.class, "no connection within the connect timeout"),
            new Meaning(ConnectException.class, "the connection was refused"),
            new Meaning(ReadTimeoutException.class, "silence for the whole response timeout"),
            new Meaning(TimeoutException.class, "no connection became free in time"),
            new Meaning(DecoderFailureHandler.InflationException.class, "its compressed body is damaged"),
            new Meaning(DecoderFailureHandler.GarbledException.class, "what came is not HTTP"),
            new Meaning(AbortedException.class, "the connection broke"),
            new Meaning(IOException.class, "the connection broke"));

    private TransportFailure() {}

    /** The end of a sentence. */
    static String describe(Throwable failure) {
        if (failure instanceof ResponseBody.TooLargeException tooLarge) {
            return String.valueOf(tooLarge.getMessage());
        }
        @Nullable String words = words(failure);
        return words == null ? telling(failure).getClass().getSimpleName() : words;
    }

    /** Whether there are words of our own for it. */
    static boolean isKnown(Throwable failure) {
        return words(failure) != null;
    }

    /** Whether it is that the platform kept silent for too long. */
    static boolean isTimeout(Throwable failure) {
        return telling(failure) instanceof ReadTimeoutException;
    }

    /** Whether the failure alone shows that the platform has not got the request. */
    static boolean isOfProxy(Throwable failure) {
        return ofProxy(chain(failure)) != null;
    }

    /** What a proxy does shows as a failure of TLS, too, for that is spoken through it. */
    private static @Nullable String words(Throwable failure) {
        List<Throwable> chain = chain(failure);
        @Nullable String ofProxy = ofProxy(chain);
        @Nullable String words = ofProxy == null ? TlsFailure.describe(chain) : ofProxy;
        return words == null
                ? MEANINGS.stream()
                        .filter(meaning -> meaning.type.isInstance(telling(failure)))
                        .findFirst()
                        .map(Meaning::words)
                        .orElse(null)
                : words;
    }

    private static @Nullable String ofProxy(List<Throwable> chain) {
        return chain.stream()
                .map(ProxyFailure::describe)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The failure and what caused it, as far as a chain without circles may go. */
    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .toList();
    }

    private static Throwable telling(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof DecoderException && cause != null ? cause : failure;
    }

    /** Whether the failure, or what caused it, quotes the secret, for instance because the server sent it back. */
    static boolean quotes(Throwable failure, String secret) {
        String wanted = secret.toLowerCase(Locale.ROOT);
        return chain(failure).stream()
                .anyMatch(part -> part.toString().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
