package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cause of a failure is serializable, whatever it contains. */
class TransportCauseTest {

    /** Not serializable, like Netty's failure for an unknown host name. */
    private static final class Foreign extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"})
        private final DnsResponseCode code = DnsResponseCode.NXDOMAIN;

        Foreign(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void copyOfNonJdkCauseKeepsTypeMessageStackTraceCausesAndSuppressed() throws Exception {
        Foreign foreign = new Foreign("outer", new Foreign("inner", new ConnectException("refused")));
        foreign.addSuppressed(new Foreign("suppressed", null));
        UnknownHostException failure = new UnknownHostException("feedpin.invalid");
        failure.initCause(foreign);

        Throwable read = serialized(TransportCause.of(failure));

        assertThat(Throwables.getStackTrace(read)).isEqualTo(Throwables.getStackTrace(failure));
    }

    @Test
    void jdkCauseIsKept() {
        Exception failure = new IOException("outer", new ConnectException("inner"));

        assertThat(TransportCause.of(failure)).isSameAs(failure);
    }

    @Test
    void copyOfCircularCausesEnds() throws Exception {
        Foreign first = new Foreign("first", null);
        first.addSuppressed(new Foreign("second", first));

        assertThat(serialized(TransportCause.of(first))).hasToString(first.toString());
    }

    @Test
    void copyOfCircularSuppressedFailuresEnds() throws Exception {
        Foreign first = new Foreign("first", null);
        Foreign second = new Foreign("second", null);
        first.addSuppressed(second);
        second.addSuppressed(first);

        assertThat(serialized(TransportCause.of(first))).hasToString(first.toString());
    }

    @Test
    void bytesAndControlCharactersAreRemovedFromMessage() {
        assertThat(TransportCause.of(new NotSslRecordException("not an SSL/TLS record: 3c68746d6c3e")))
                .hasMessage("not an SSL/TLS record: …");
        assertThat(TransportCause.of(new Foreign("status: 403 \u001b[2J\r\nForbidden" + "x".repeat(900), null))
                        .getMessage())
                .startsWith("status: 403 [2J Forbiddenx")
                .hasSize(300);
    }

    @Test
    void failureOfCallIsSerializable() throws Exception {
        ReactorNettyPlatform unknown = ReactorNettyPlatform.create(BaseUrl.of("http://feedpin.invalid"));
        ReactorNettyPlatform rejecting = ReactorNettyPlatform.create(BaseUrl.of("http://127.0.0.1:1"));
        try (TestServer breaking = TestServer.that(TestServer::reset);
                RawServer malformed = new RawServer(RawServer.sending("no HTTP\r\n\r\n"))) {
            for (ReactorNettyPlatform platform : new ReactorNettyPlatform[] {
                unknown,
                rejecting,
                ReactorNettyPlatform.create(breaking.baseUrl()),
                ReactorNettyPlatform.create(malformed.baseUrl())
            }) {
                Throwable failure = failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

                assertThat(failure.getCause()).isNotNull();
                assertThat(serialized(failure)).hasMessage(failure.getMessage());
            }
        }
    }

    /** Serializes and deserializes a failure. */
    private static Throwable serialized(Throwable failure) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Throwable) in.readObject();
        }
    }
}
