package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
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
