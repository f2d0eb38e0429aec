package io.github.feedpin.reactor;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.netty.tcp.SslProvider.ProtocolSslContextSpec;

/** Test servers with TLS, for HTTP/1.1 and HTTP/2, and clients for them. */
final class SecureServer {

    static final X509Bundle AUTHORITY = authority();
    private static final X509Bundle LOCALHOST = issue(certificate -> certificate);

    private SecureServer() {}

    /** Creates a server with a certificate for localhost. */
    static TestServer that(TestServer.Handler handler) {
        return with(LOCALHOST, handler);
    }

    static TestServer with(X509Bundle certificate, TestServer.Handler handler) {
        GenericSslContextSpec<?> context =
                Http2SslContextSpec.forServer(certificate.getKeyPair().getPrivate(), certificate.getCertificatePath());
        return TestServer.with(
                "https",
                server -> server.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).secure(ssl -> ssl.sslContext(context)),
                handler);
    }

    static X509Bundle authority() {
        try {
            return valid().subject("CN=authority")
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Issues a certificate, by default valid now, for localhost, and issued by the authority. */
    static X509Bundle issue(UnaryOperator<CertificateBuilder> change) {
        try {
            return change.apply(valid().subject("CN=localhost").addSanDnsName("localhost"))
                    .buildIssuedBy(AUTHORITY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static CertificateBuilder valid() {
        Instant now = Instant.now();
        return new CertificateBuilder().notBefore(now.minus(1, ChronoUnit.DAYS)).notAfter(now.plus(1, ChronoUnit.DAYS));
    }

    static ReactorNettyPlatformBuilder http11(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .httpClient(client -> client.secure(ssl -> ssl.sslContext(trusting(Http11SslContextSpec.forClient()))));
    }

    static ReactorNettyPlatformBuilder http2(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .httpClient(client -> client.protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                        .secure(ssl -> ssl.sslContext(trusting(Http2SslContextSpec.forClient()))));
    }

    private static GenericSslContextSpec<?> trusting(ProtocolSslContextSpec spec) {
        return spec.configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
    }
}
