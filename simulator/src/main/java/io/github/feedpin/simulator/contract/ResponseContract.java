package io.github.feedpin.simulator.contract;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documented responses of the platform are values, never exceptions. */
public interface ResponseContract extends PlatformConnector {

    @Test
    default void successHasItsLogId() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        PlatformResponse<List<FailedUser>> response = fixture.pin("ou_1", "ou_2");

        assertThat(response)
                .isEqualTo(PlatformResponse.success(List.of(), fixture.last().logId()));
        assertThat(response.logId()).isNotBlank();
        assertThat(fixture.simulator().pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
    }

    /** Gateways compress whether the client accepts it or not. */
    @Test
    default void compressedResponseIsRead() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this).withFault(Fault.gzipBomb(1));

        assertThat(fixture.pin("ou_1").data()).isEmpty();
        assertThat(fixture.fetchToken().data()).isNotNull();
    }

    @Test
    default void requestArrivesUnchanged() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        fixture.pin("ou_1", "ou_2");

        for (UserIdType type : UserIdType.values()) {
            TimeSensitiveRequest request = TimeSensitiveRequest.unpin(type, List.of("ou_2", "张三\"\\ /"));
            ContractFixture.await(fixture.platform().setTimeSensitive(BOT_CHAT, request, fixture.token()));

            assertThat(fixture.last().userIdType()).isEqualTo(type);
            assertThat(fixture.last().userIds()).containsExactly("ou_2", "张三\"\\ /");
            assertThat(fixture.last().action()).isEqualTo(PinAction.UNPIN);
        }
        assertThat(fixture.simulator().pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    default void partialFailureListsFailedUsersInTheOrderOfThePlatform() {
        ContractFixture fixture = ContractFixture.withLongTimeout(
                this, builder -> builder.notInChat(userId -> userId.startsWith("ou_away")));

        assertThat(fixture.pin("ou_away2", "ou_1", "ou_away1").data())
                .containsExactly(
                        new FailedUser("ou_away2", 0, "The user is not in the chat"),
                        new FailedUser("ou_away1", 0, "The user is not in the chat"));
    }

    @Test
    default void unusualFailedUsersAreReturnedUnchanged() {
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.notInChat("ou_away"::equals));
        FailedUser away = new FailedUser("ou_away", 0, "The user is not in the chat");

        assertThat(fixture.withFault(Fault.failuresTwice()).pin("ou_away").data())
                .containsExactly(away, away);
        assertThat(fixture.withFault(Fault.failuresWithoutUserId())
                        .pin("ou_away")
                        .data())
                .containsExactly(new FailedUser(null, 0, "The user is not in the chat"));
        assertThat(fixture.withFault(Fault.failureOf("ou_stranger")).pin("ou_1").data())
                .containsExactly(new FailedUser("ou_stranger", 0, "The user is not in the chat"));
    }

    @Test
    default void rejectionIsAValueWithCodeMessageAndLogId() {
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.unknownUsers("ou_unknown"::equals));
        AccessToken unknown = new AccessToken("t-unknown");

        assertRejected(fixture, fixture.pin("ou_unknown"), 400, 99992351);
        assertRejected(
                fixture,
                ContractFixture.await(fixture.platform()
                        .setTimeSensitive(
                                BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1")), unknown)),
                400,
                99991663);
        for (Fault fault : List.of(Fault.tokenInvalid(200), Fault.tokenInvalid(400))) {
            int status = fixture.withFault(fault).pin("ou_1").status();
            assertRejected(fixture, fixture.pin("ou_1"), status, 99991663);
        }
        PlatformResponse<?> internal =
                fixture.withFault(Fault.error(500, 5000, "internal error")).pin("ou_1");
        assertRejected(fixture, internal, 500, 5000);
        assertThat(internal.message()).isEqualTo("internal error");
    }

    @Test
    default void rateLimitInAnyFormHasItsWait() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        Map<String, String> reset = Map.of("x-ogw-ratelimit-reset", "52");

        assertRateLimit(fixture, Fault.rateLimit(Duration.ofSeconds(52)), 429, 99991400, 52);
        assertRateLimit(fixture, Fault.rateLimit(400, reset), 400, 99991400, 52);
        assertRateLimit(fixture, Fault.rateLimit(429, Map.of("Retry-After", "7")), 429, 99991400, 7);
        assertRateLimit(fixture, Fault.rateLimit(429, Map.of()), 429, 99991400, null);
        assertRateLimit(fixture, Fault.rateLimit(429, Map.of("x-ogw-ratelimit-reset", "soon")), 429, 99991400, null);
        assertRateLimit(fixture, Fault.response(429, reset, "slow down"), 429, null, 52);
    }

    @Test
    default void rejectionHasThePlatformsDetails() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        ErrorDetails details = new ErrorDetails(
                List.of(new PermissionViolation("action_scope_required", "im:some.scope", "Ask for it")),
                List.of(new FieldViolation("user_ids", "3 ids", "too few")),
                List.of(new HelpLink("https://open.feishu.cn/help", "More")),
                "Look here");

        assertThat(fixture.withFault(Fault.error(400, 99991672, "Access denied", details))
                        .pin("ou_1")
                        .details())
                .isEqualTo(details);
    }

    private static void assertRejected(ContractFixture fixture, PlatformResponse<?> response, int status, int code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isNotBlank();
        assertThat(response.data()).isNull();
        assertThat(response.logId()).isNotBlank().isEqualTo(fixture.last().logId());
        assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE)).isInstanceOf(PlatformException.class);
    }

    private static void assertRateLimit(
            ContractFixture fixture, Fault fault, int status, @Nullable Integer code, @Nullable Integer seconds) {
        PlatformResponse<?> response = fixture.withFault(fault).pin("ou_1");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
