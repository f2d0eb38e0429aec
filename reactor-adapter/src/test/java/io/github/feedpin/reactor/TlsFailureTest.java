package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.BaseUrl;
import io.netty.handler.codec.DecoderException;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** TLS failures are described with advice; no request was sent. */
class TlsFailureTest {

    @Test
    void untrustedAuthorityAdvisesSslBundle() {
        X509Bundle certificate = SecureServer.issue(unchanged -> unchanged);

        assertFails(certificate, SecureServer.authority(), "was issued by an untrusted authority");
        assertFails(certificate, SecureServer.authority(), "(feedpin.http.ssl.bundle)");
    }

    @Test
    void certificateForAnotherHostAdvisesBaseUrl() {
        assertFails(
                SecureServer.issue(localhost ->
                        SecureServer.valid().subject("CN=other.invalid").addSanDnsName("other.invalid")),
                "is for another host name; check the base URL (feedpin.base-url)");
        assertFails(
                SecureServer.issue(localhost -> SecureServer.valid().subject("CN=other.invalid")),
                "is for another host name; check the base URL (feedpin.base-url)");
    }

    @Test
    void expiredCertificateIsReported() {
        Instant now = Instant.now();

        assertFails(
                SecureServer.issue(certificate ->
                        certificate.notBefore(now.minus(9, ChronoUnit.HOURS)).notAfter(now.minus(1, ChronoUnit.HOURS))),
                "has expired; renew it");
    }

    @Test
    void certificateNotYetValidAdvisesClock() {
        Instant now = Instant.now();

        assertFails(
                SecureServer.issue(certificate ->
                        certificate.notBefore(now.plus(1, ChronoUnit.HOURS)).notAfter(now.plus(9, ChronoUnit.HOURS))),
                "is not valid yet; check the clock of this machine");
    }

    @Test
    void handshakeTimeoutIsReported() throws IOException {
        try (RawServer unresponsive = new RawServer((socket, out) -> {})) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(
                            BaseUrl.of(unresponsive.baseUrl().toString().replace("http:", "https:")))
                    .httpClient(client -> client.secure(
                            ssl -> ssl.sslContext((GenericSslContextSpec<?>) Http11SslContextSpec.forClient())
                                    .handshakeTimeout(SHORT)))
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("was not sent: the TLS handshake timed out");
        }
    }

    @Test
    void alertOfServerIsNamed() {
        Exception failure = new DecoderException(new SSLHandshakeException("Received fatal alert: protocol_version"));

        assertThat(TransportFailure.describe(failure))
                .isEqualTo("TLS failed: the server sent the alert protocol_version");
    }

    private static void assertFails(X509Bundle certificate, String words) {
        assertFails(certificate, SecureServer.AUTHORITY, words);
    }

    private static void assertFails(X509Bundle certificate, X509Bundle trusted, String words) {
        try (TestServer server = SecureServer.with(
                certificate, (request, response) -> response.sendString(Mono.just(TestServer.SUCCESS)))) {
            GenericSslContextSpec<?> spec = Http11SslContextSpec.forClient()
                    .configure(context -> context.trustManager(trusted.getCertificate()));
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.secure(ssl -> ssl.sslContext(spec)))
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("was not sent: the server's certificate ")
                    .hasMessageContaining(words);
            assertThat(server.requests()).isZero();
        }
    }
}
