package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class SendTest {

    private static final TimeSensitiveRequest REQUEST =
            TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a", "ou_b"));

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    @Test
    void sendReturnsThePlatformsResponse() {
        FailedUser failed = new FailedUser("ou_b", 0, "The user is not in the chat");
        scenario.platform.responding((request, number) -> success(failed));
        TimeSensitiveResponse response = scenario.await(client.send(REQUEST));
        assertThat(response).isEqualTo(new TimeSensitiveResponse(List.of(failed), "log-1"));
    }

    @Test
    void nothingIsSentBeforeTheSubscription() {
        assertThat(client.send(REQUEST)).isNotNull();
        assertThat(scenario.platform.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400,230001", "500,1500", "429,99991400", "400,99991663"})
    void sendMakesExactlyOneCallForAnyResponse(int status, int code) {
        scenario.platform.responding((request, number) -> error(status, code));
        assertThatThrownBy(() -> scenario.await(client.send(REQUEST)))
                .isInstanceOfAny(
                        CallRejectedException.class,
                        PlatformUnavailableException.class,
                        RateLimitedException.class,
                        TokenRejectedException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("code " + code)
                .hasMessageContaining("log id log-" + code);
        assertThat(scenario.platform.calls).hasSize(1);
    }

    @Test
    void whenTheResponseHasNoCodeSendFails() {
        scenario.platform.responding(
                (request, number) -> Mono.just(new PlatformResponse<>(200, null, "{}", null, null, null)));
        assertThatThrownBy(() -> scenario.await(client.send(REQUEST))).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void whenTheTokenIsRejectedTheNextCallUsesANewOne() {
        scenario.platform.responding((request, number) -> number == 1 ? error(400, 99991663) : success());
        assertThatThrownBy(() -> scenario.await(client.send(REQUEST))).isInstanceOf(TokenRejectedException.class);
        scenario.await(client.send(REQUEST));
        assertThat(scenario.platform.tokensFetched).hasValue(2);
    }
}
