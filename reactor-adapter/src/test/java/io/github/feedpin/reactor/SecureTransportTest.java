package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.UnreachableException;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.netty.tcp.SslProvider.ProtocolSslContextSpec;

/** Over TLS, with HTTP/1.1 and with HTTP/2. */
class SecureTransportTest {

    private static X509Bundle certificate;

    private final Queue<String> protocols = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void issueCertificate() throws Exception {
        certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    @Test
    void aCertificateThatNobodyTrustsIsUnreachable() {
        try (TestServer server = secure((request, response) -> response.sendString(Mono.just(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageEndingWith("was not sent: TLS failed");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void speaksHttp1ByDefault() {
        try (TestServer server = secure(this::succeed)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(
                            client -> client.secure(ssl -> ssl.sslContext(trusting(Http11SslContextSpec.forClient()))))
                    .build();

            assertThat(pin(platform).code()).isZero();
            assertThat(protocols).containsExactly("HTTP/1.1");
        }
    }

    @Test
    void speaksHttp2WhenAskedTo() {
        try (TestServer server = secure(this::succeed)) {
            ReactorNettyPlatform platform = http2(server).build();

            Long proven = await(Flux.range(0, 50)
                    .flatMap(i -> platform.setTimeSensitive(PIN, TOKEN), 50)
                    .filter(answer -> answer.data() != null)
                    .count());

            assertThat(proven).isEqualTo(50);
            assertThat(protocols).hasSize(50).containsOnly("HTTP/2.0");
        }
    }

    @Test
    void silenceOverHttp2IsNoAnswer() {
        try (TestServer server = secure(TestServer::silence)) {
            ReactorNettyPlatform platform = http2(server).responseTimeout(SHORT).build();

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageEndingWith("silence for the whole response timeout");
        }
    }

    private Publisher<Void> succeed(HttpServerRequest request, HttpServerResponse response) {
        protocols.add(request.version().text());
        return response.sendString(Mono.just(TestServer.SUCCESS));
    }

    private static ReactorNettyPlatformBuilder http2(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .httpClient(client -> client.protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                        .secure(ssl -> ssl.sslContext(trusting(Http2SslContextSpec.forClient()))));
    }

    private static GenericSslContextSpec<?> trusting(ProtocolSslContextSpec spec) {
        return spec.configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
    }

    private static TestServer secure(TestServer.Handler handler) {
        GenericSslContextSpec<?> context =
                Http2SslContextSpec.forServer(certificate.getKeyPair().getPrivate(), certificate.getCertificatePath());
        return TestServer.with(
                "https",
                server -> server.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).secure(ssl -> ssl.sslContext(context)),
                handler);
    }
}
