package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Call results passed to a listener. */
class CallResultTest {

    private final Scenario scenario = new Scenario();
    private final List<CallResult> results = new CopyOnWriteArrayList<>();
    private final FeedpinClient client = scenario.builder()
            .listener(new RunListener() {
                @Override
                public void onCallEnded(CallResult call) {
                    results.add(call);
                }
            })
            .build();

    @Test
    void successIsReportedWithItsLogId() {
        scenario.await(client.pin(Scenario.users(60)));
        assertThat(results).extracting(CallResult::users).containsExactlyInAnyOrder(50, 10);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.logId()).isEqualTo("log-1");
            assertThat(result.failure()).isNull();
            assertThat(result.retry()).isFalse();
        });
    }

    @Test
    void failureIsReportedWithItsLogIdAndTheRetryAfterIt() {
        scenario.platform.responding((request, number) -> number == 1 ? error(503, 5000) : success());
        scenario.await(client.pin(Scenario.users(2)));
        assertThat(results).hasSize(2);
        assertThat(results.get(0).failure()).isInstanceOf(PlatformUnavailableException.class);
        assertThat(results.get(0).logId()).isEqualTo("log-5000");
        assertThat(results.get(0).retry()).isFalse();
        assertThat(results.get(1).failure()).isNull();
        assertThat(results.get(1).retry()).isTrue();
    }

    @Test
    void abandonedCallIsReportedAsFailure() {
        scenario.platform.responding((request, number) -> Mono.never());
        scenario.await(client.with(client.options().withDeadline(Duration.ofSeconds(1)))
                .pin(Scenario.users(3)));
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.failure()).isInstanceOf(NoResponseException.class);
            assertThat(result.users()).isEqualTo(3);
            assertThat(result.logId()).isNull();
        });
        assertThat(results.get(0).toString()).doesNotContain("ou_user");
    }
}
