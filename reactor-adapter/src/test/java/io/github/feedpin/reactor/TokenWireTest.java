package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.integration.ClientAndServer.startClientAndServer;
import static org.mockserver.model.HttpRequest.request;
import static org.mockserver.model.HttpResponse.response;
import static org.mockserver.model.StringBody.exact;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.model.HttpRequest;

/** Compares requests and responses with the token endpoint's documentation. */
class TokenWireTest {

    private static final ClientAndServer SERVER = startClientAndServer(0);

    private final ReactorNettyPlatform platform =
            ReactorNettyPlatform.create(BaseUrl.of("http://localhost:" + SERVER.getPort() + "/prefix/"));

    @BeforeEach
    void responseWithTheDocumentedSuccess() {
        SERVER.reset();
        SERVER.when(request())
                .respond(response("{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t-abc\",\"expire\":7200}"));
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void postIsSentToDocumentedPathWithoutQuery() {
        await(platform.fetchTenantAccessToken(APP));

        assertThat(sent().getMethod().getValue()).isEqualTo("POST");
        assertThat(sent().getPath().getValue()).isEqualTo("/prefix/open-apis/auth/v3/tenant_access_token/internal");
        assertThat(sent().getQueryStringParameterList()).isNullOrEmpty();
    }

    @Test
    void tokenRequestIsJsonWithoutAuthorization() {
        await(platform.fetchTenantAccessToken(APP));

        assertThat(sent().getHeader("Content-Type")).containsExactly("application/json; charset=utf-8");
        assertThat(sent().getHeader("Authorization")).isEmpty();
    }

    @Test
    void tokenRequestHasDocumentedBody() {
        await(platform.fetchTenantAccessToken(APP));

        SERVER.verify(request().withBody(exact("{\"app_id\":\"cli_a1b2c3\",\"app_secret\":\"dskLLdkasdjlasdKK\"}")));
    }

    @Test
    void documentedTokenResponseIsRead() {
        GrantedToken granted = new GrantedToken(new AccessToken("t-abc"), Duration.ofHours(2));

        assertThat(await(platform.fetchTenantAccessToken(APP)))
                .isEqualTo(new PlatformResponse<>(200, 0, "ok", granted, null, null));
    }

    @Test
    void rejectionOfWrongSecretWithHttp200IsRead() {
        SERVER.reset();
        SERVER.when(request()).respond(response("{\"code\":10014,\"msg\":\"app secret invalid\"}"));

        assertThat(await(platform.fetchTenantAccessToken(APP)))
                .isEqualTo(PlatformResponse.error(200, 10014, "app secret invalid", null));
    }

    private static HttpRequest sent() {
        HttpRequest[] all = SERVER.retrieveRecordedRequests(request());
        assertThat(all).hasSize(1);
        return all[0];
    }
}
