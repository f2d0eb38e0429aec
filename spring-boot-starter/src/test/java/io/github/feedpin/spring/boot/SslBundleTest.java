package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.token.TokenProvider;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.test.StepVerifier;

/** Tests for a private deployment whose certificate is trusted through an SSL bundle only. */
class SslBundleTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final String TOKEN =
            "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t-secure\",\"expire\":7200}";

    private final Queue<String> protocols = new ConcurrentLinkedQueue<>();
    private X509Bundle certificate;
    private DisposableServer server;
    private ApplicationContextRunner runner;

    @BeforeEach
    void serve() throws Exception {
        certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        GenericSslContextSpec<SslContextBuilder> tls =
                Http2SslContextSpec.forServer(certificate.getKeyPair().getPrivate(), certificate.getCertificatePath());
        server = HttpServer.create()
                .host("localhost")
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(ssl -> ssl.sslContext(tls))
                .handle((request, response) -> {
                    protocols.add(request.protocol());
                    return response.sendString(Mono.just(TOKEN));
                })
                .bindNow(AT_MOST);
        runner = withCredentials()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues(
                        "feedpin.base-url=https://localhost:" + server.port(),
                        "spring.ssl.bundle.pem.company.truststore.certificate=" + certificate.getCertificatePEM());
    }

    @AfterEach
    void stop() {
        server.disposeNow(AT_MOST);
    }

    @Test
    void withoutBundleCallFails() {
        runner.run(context -> StepVerifier.create(
                        context.getBean(TokenProvider.class).token())
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(FeedpinException.class)
                        .hasCauseInstanceOf(UnreachableException.class)
                        .hasMessageContaining("an untrusted authority")
                        .hasMessageContaining("feedpin.http.ssl.bundle"))
                .verify(AT_MOST));
    }

    @Test
    void withBundleCallSucceeds() {
        runner.withPropertyValues("feedpin.http.ssl.bundle=company").run(context -> {
            StepVerifier.create(context.getBean(TokenProvider.class).token())
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(AT_MOST);
            assertThat(protocols).containsExactly("HTTP/1.1");
        });
    }

    @Test
    void withBundleCallSucceedsOverHttp2() {
        runner.withPropertyValues("feedpin.http.ssl.bundle=company", "feedpin.http.protocols=h2,http11")
                .run(context -> {
                    StepVerifier.create(context.getBean(TokenProvider.class).token())
                            .expectNextCount(1)
                            .expectComplete()
                            .verify(AT_MOST);
                    assertThat(protocols).containsExactly("HTTP/2.0");
                });
    }

    @Test
    void whenCertificateNamesAnotherHostCallFails() {
        runner.withPropertyValues(
                        "feedpin.http.ssl.bundle=company", "feedpin.base-url=https://127.0.0.1:" + server.port())
                .run(context -> StepVerifier.create(
                                context.getBean(TokenProvider.class).token())
                        .expectErrorSatisfies(
                                failure -> assertThat(failure).hasMessageContaining("for another host name"))
                        .verify(AT_MOST));
    }

    @Test
    void withoutSslBundlesBeanStartupFails() {
        withCredentials()
                .withPropertyValues("feedpin.http.ssl.bundle=company")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoSuchBeanDefinitionException.class)
                        .hasMessageContaining("SslBundles"));
    }

    @Test
    void whenBundleIsUnknownStartupFails() {
        runner.withPropertyValues("feedpin.http.ssl.bundle=unknown")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("SSL bundle name 'unknown' cannot be found"));
    }
}
