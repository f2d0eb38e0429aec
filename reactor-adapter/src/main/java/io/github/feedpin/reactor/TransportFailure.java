package io.github.feedpin.reactor;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

/** What the transport's failures mean, in words of our own: theirs may quote what the server sent. */
final class TransportFailure {

    private record Meaning(Class<? extends Throwable> type, String words) {}

    /** The first that fits counts, so a type stands before those it extends. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(UnknownHostException.class, "the host name could not be resolved"),
            new Meaning(ProxyConnectException.class, "the proxy gave no connection"),
            new Meaning(ConnectTimeoutException.class, "no connection within the connect timeout"),
            new Meaning(ConnectException.class, "the connection was refused"),
            new Meaning(SSLException.class, "TLS failed"),
            new Meaning(ReadTimeoutException.class, "silence for the whole response timeout"),
            new Meaning(TimeoutException.class, "no connection became free in time"),
            new Meaning(GarbledAnswers.GarbledException.class, "what came is not HTTP"),
            new Meaning(AbortedException.class, "the connection broke"),
            new Meaning(IOException.class, "the connection broke"));

    private TransportFailure() {}

    /** The end of a sentence. */
    static String describe(Throwable failure) {
        if (failure instanceof ResponseBody.TooLargeException tooLarge) {
            return String.valueOf(tooLarge.getMessage());
        }
        return meaning(failure)
                .map(Meaning::words)
                .orElseGet(() -> telling(failure).getClass().getSimpleName());
    }

    /** Whether there are words of our own for it. */
    static boolean isKnown(Throwable failure) {
        return meaning(failure).isPresent();
    }

    private static Optional<Meaning> meaning(Throwable failure) {
        Throwable telling = telling(failure);
        return MEANINGS.stream()
                .filter(meaning -> meaning.type.isInstance(telling))
                .findFirst();
    }

    private static Throwable telling(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof DecoderException && cause != null ? cause : failure;
    }

    /** Whether the failure, or what caused it, quotes the secret, for instance because the server sent it back. */
    static boolean quotes(Throwable failure, String secret) {
        String wanted = secret.toLowerCase(Locale.ROOT);
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t.toString().toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }
}
