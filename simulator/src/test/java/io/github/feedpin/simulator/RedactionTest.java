package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.ResponseWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void textsShowNoSecretTokenOrUserId() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.credentials("cli_app", "open-sesame"));
        AccessToken token = fixture.token();
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_very_private"));

        String texts = fixture.simulator.credentials() + " " + fixture.platform + " " + fixture.fetchToken()
                + PinCall.of(FeedCard.BOT_CHAT, request, token)
                + ResponseWriter.token(Endpoint.TENANT_ACCESS_TOKEN, fixture.granted(), "SIM1")
                + fixture.pin(token, "ou_very_private")
                + fixture.simulator.journal().entries();

        assertThat(texts).doesNotContain("open-sesame", token.value(), "private");
    }
}
