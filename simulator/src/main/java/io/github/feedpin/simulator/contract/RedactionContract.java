package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.RESEND_APP_TICKET;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_APP_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** No text shows the secret, a token or a complete user id, whatever the response. */
public interface RedactionContract extends PlatformConnector {

    @Test
    default void responseToACallShowsNeitherTokenNorUserIds() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        String user = "ou_0123456789abcdef";
        String secrets = fixture.token().value() + " " + user;

        for (Fault fault : faultsWith(secrets)) {
            assertThat(textOf(SET_TIME_SENSITIVE, fixture.withFault(fault).pinning(user)))
                    .as("texts with: %s", fault)
                    .isNotBlank()
                    .doesNotContain(fixture.token().value(), user);
        }
    }

    @Test
    default void responseToATokenRequestShowsNeitherSecretNorToken() {
        String secret = "open-sesame-secret";
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.credentials("cli_app", secret));

        assertThat(fixture.platform() + " " + fixture.fetchToken())
                .doesNotContain(secret, fixture.token().value());
        for (Fault fault : faultsWith(secret)) {
            assertThat(textOf(TENANT_ACCESS_TOKEN, fixture.withFault(fault).fetchingToken()))
                    .as("texts with: %s", fault)
                    .isNotBlank()
                    .doesNotContain(secret, fixture.token().value());
        }
    }

    @Test
    default void responseToARequestOfAStoreAppShowsNeitherSecretNorTicketNorToken() {
        StoreApp app = new StoreApp("cli_store", "open-sesame-secret");
        ContractFixture fixture = ContractFixture.withLongTimeout(this, builder -> builder.storeApp(app));
        AppTicket ticket = fixture.simulator().storeApp().issueTicket();
        AccessToken appToken = fixture.appToken();
        String token = ContractFixture.await(
                        fixture.platform().fetchTenantAccessToken(appToken, ContractFixture.TENANT))
                .dataOrThrow(STORE_TENANT_ACCESS_TOKEN)
                .token()
                .value();
        String[] secrets = {app.appSecret(), ticket.value(), appToken.value(), token};

        assertThat(fixture.platform() + " " + fixture.fetchAppToken(ticket) + fixture.resendTicket())
                .doesNotContain(secrets);
        for (Fault fault : faultsWith(app.appSecret() + " " + ticket.value())) {
            assertThat(textOf(
                            STORE_APP_ACCESS_TOKEN,
                            fixture.withFault(fault).platform().fetchAppAccessToken(app, ticket)))
                    .as("texts with: %s", fault)
                    .doesNotContain(secrets);
        }
        for (Fault fault : faultsWith(app.appSecret())) {
            assertThat(textOf(
                            RESEND_APP_TICKET,
                            fixture.withFault(fault).platform().resendAppTicket(app)))
                    .as("texts with: %s", fault)
                    .doesNotContain(secrets);
        }
        for (Fault fault : faultsWith(appToken.value())) {
            assertThat(textOf(
                            STORE_TENANT_ACCESS_TOKEN,
                            fixture.withFault(fault)
                                    .platform()
                                    .fetchTenantAccessToken(appToken, ContractFixture.TENANT)))
                    .as("texts with: %s", fault)
                    .doesNotContain(secrets);
        }
    }

    private static List<Fault> faultsWith(String secrets) {
        return List.of(
                Fault.resetAfterReading(),
                Fault.cutResponse(),
                Fault.giantBody(50_000_000),
                Fault.truncatedJson(),
                Fault.malformedJson(),
                Fault.error(400, 230001, "You said " + secrets),
                Fault.response(502, Map.of(), "<p>You said " + secrets + "</p>"),
                Fault.response(502, Map.of("X-Tt-Logid", secrets.split(" ")[0]), ""),
                Fault.response(200, Map.of(), "{\"code\":5000,\"msg\":\"" + secrets));
    }

    /** Returns all texts that a log could show of the exchange. */
    private static String textOf(PlatformEndpoint endpoint, Mono<? extends PlatformResponse<?>> exchange) {
        List<PlatformResponse<?>> responses = new ArrayList<>();
        @Nullable
        Throwable failure = catchThrowable(() -> {
            responses.add(ContractFixture.await(exchange));
            responses.get(0).dataOrThrow(endpoint, List.of("ou_0123456789abcdef"));
        });
        StringWriter text = new StringWriter().append(responses.toString());
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
