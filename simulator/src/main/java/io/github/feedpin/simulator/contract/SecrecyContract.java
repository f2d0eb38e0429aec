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

/** Whatever comes back, neither secret nor token nor a whole user id shows in a text. */
public interface SecrecyContract extends PlatformConnector {

    @Test
    default void callsShowNeitherTheirTokenNorTheirUsers() {
        ContractFixture rig = ContractFixture.patient(this);
        String user = "ou_0123456789abcdef";
        String secrets = rig.token().value() + " " + user;

        for (Fault fault : faultsWith(secrets)) {
            assertThat(textOf(SET_TIME_SENSITIVE, rig.meeting(fault).pinning(user)))
                    .as("what tells of: %s", fault)
                    .isNotBlank()
                    .doesNotContain(rig.token().value(), user);
        }
    }

    @Test
    default void requestsForATokenShowNeitherTheSecretNorTheToken() {
        String secret = "open-sesame-secret";
        ContractFixture rig = ContractFixture.patient(this, builder -> builder.credentials("cli_app", secret));

        assertThat(rig.platform() + " " + rig.fetchToken())
                .doesNotContain(secret, rig.token().value());
        for (Fault fault : faultsWith(secret)) {
            assertThat(textOf(TENANT_ACCESS_TOKEN, rig.meeting(fault).fetchingToken()))
                    .as("what tells of: %s", fault)
                    .isNotBlank()
                    .doesNotContain(secret, rig.token().value());
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

    /** All that a log could show of how the exchange ended. */
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
