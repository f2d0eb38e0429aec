package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static java.util.Objects.requireNonNull;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import reactor.core.publisher.Mono;

/** Sample requests and waiting for results. */
final class Samples {

    static final String USER = "ou_9d2beb613c85a2412862a49a924558c5";
    static final AccessToken TOKEN = new AccessToken("t-7f1bcd13fc57d46bac21793a18e560");
    static final SelfBuiltApp APP = new SelfBuiltApp("cli_a1b2c3", "dskLLdkasdjlasdKK");
    static final TimeSensitiveRequest PIN = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(USER));

    static final Duration SHORT = Duration.ofMillis(200);
    static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private Samples() {}

    static PlatformResponse<List<FailedUser>> pin(ReactorNettyPlatform platform) {
        return await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));
    }

    static <T> T await(Mono<T> mono) {
        return requireNonNull(mono.block(MAX_WAIT));
    }

    /** Returns the failure of {@code mono}. */
    static Throwable failureOf(Mono<?> mono) {
        return Assertions.catchThrowable(() -> mono.block(MAX_WAIT));
    }
}
