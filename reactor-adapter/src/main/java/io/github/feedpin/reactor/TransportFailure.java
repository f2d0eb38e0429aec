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

/** Describes transport failures without their own messages, which may quote what the server sent. */
final class TransportFailure {

    private static final int MAX_DEPTH = 20;

    private record Description(Class<? extends Throwable> type, String text) {}

    /** The first match counts, so a type precedes its supertypes. */
    private static final List<Description> DESCRIPTIONS = List.of(
            new Description(UnknownHostException.class, "the host name could not be resolved"),
            // The platform's own host name is resolved before.
            new Description(UnresolvedAddressException.class, "the proxy's host name could not be resolved"),
            new Description(ConnectTimeoutException.class, "no connection within the connect timeout"),
            new Description(ConnectException.class, "the connection was refused"),
            new Description(ReadTimeoutException.class, "no data within the response timeout"),
            new Description(TimeoutException.class, "no connection became free in time"),
            new Description(DecoderFailureHandler.DamagedBodyException.class, "its compressed body is damaged"),
            new Description(DecoderFailureHandler.MalformedResponseException.class, "the response is not HTTP"),
            new Description(AbortedException.class, "the connection broke"),
            new Description(IOException.class, "the connection broke"));

    private TransportFailure() {}

    /** Returns the end of a sentence. */
    static String describe(Throwable failure) {
        if (failure instanceof ResponseBody.TooLargeException tooLarge) {
            return String.valueOf(tooLarge.getMessage());
        }
        @Nullable String known = describeKnown(failure);
        return known == null ? unwrap(failure).getClass().getSimpleName() : known;
    }

    /** Returns whether there is a description for the failure. */
    static boolean isKnown(Throwable failure) {
        return describeKnown(failure) != null;
    }

    /** Returns whether the response timeout has expired. */
    static boolean isTimeout(Throwable failure) {
        return unwrap(failure) instanceof ReadTimeoutException;
    }

    /** Returns whether the failure is that of a proxy, so that the platform has not received the request. */
    static boolean isOfProxy(Throwable failure) {
        return describeProxy(chain(failure)) != null;
    }

    /** A failure of a proxy appears as a TLS failure as well if TLS is spoken through it. */
    private static @Nullable String describeKnown(Throwable failure) {
        List<Throwable> chain = chain(failure);
        @Nullable String ofProxy = describeProxy(chain);
        @Nullable String known = ofProxy == null ? TlsFailure.describe(chain) : ofProxy;
        return known != null
                ? known
                : DESCRIPTIONS.stream()
                        .filter(description -> description.type.isInstance(unwrap(failure)))
                        .findFirst()
                        .map(Description::text)
                        .orElse(null);
    }

    private static @Nullable String describeProxy(List<Throwable> chain) {
        return chain.stream()
                .map(ProxyFailure::describe)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the failure and its causes, limited since they may be circular. */
    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .toList();
    }

    private static Throwable unwrap(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof DecoderException && cause != null ? cause : failure;
    }

    /**
     * Returns whether the failure or one of its causes quotes a secret, for instance because the server sent it back.
     */
    static boolean quotes(Throwable failure, List<String> secrets) {
        return chain(failure).stream()
                .map(part -> part.toString().toLowerCase(Locale.ROOT))
                .anyMatch(text -> secrets.stream().anyMatch(secret -> text.contains(secret.toLowerCase(Locale.ROOT))));
    }
}
