package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.FailedUser;
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

/** What the platform says by its documentation: always a value, never an exception. */
public interface ResponseContract extends PlatformConnector {

    @Test
    default void aSuccessIsToldWithItsLogId() {
        ContractFixture rig = ContractFixture.patient(this);

        PlatformResponse<List<FailedUser>> response = rig.pin("ou_1", "ou_2");

        assertThat(response)
                .isEqualTo(PlatformResponse.success(List.of(), rig.last().logId()));
        assertThat(response.logId()).isNotBlank();
        assertThat(rig.simulator().pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
    }

    /** As gateways do, whether it was asked for or not. */
    @Test
    default void aCompressedResponseIsRead() {
        ContractFixture rig = ContractFixture.patient(this).meeting(Fault.gzipBomb(1));

        assertThat(rig.pin("ou_1").data()).isEmpty();
        assertThat(rig.fetchToken().data()).isNotNull();
    }

    @Test
    default void theRequestArrivesAsItIs() {
        ContractFixture rig = ContractFixture.patient(this);
        rig.pin("ou_1", "ou_2");

        for (UserIdType type : UserIdType.values()) {
            ContractFixture.await(rig.platform()
                    .setTimeSensitive(TimeSensitiveRequest.unpin(type, List.of("ou_2", "张三\"\\ /")), rig.token()));

            assertThat(rig.last().userIdType()).isEqualTo(type);
            assertThat(rig.last().userIds()).containsExactly("ou_2", "张三\"\\ /");
            assertThat(rig.last().timeSensitive()).isFalse();
        }
        assertThat(rig.simulator().pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    default void aPartialFailureNamesWhoFailedInTheOrderOfThePlatform() {
        ContractFixture rig =
                ContractFixture.patient(this, builder -> builder.notInChat(userId -> userId.startsWith("ou_away")));

        assertThat(rig.pin("ou_away2", "ou_1", "ou_away1").data())
                .containsExactly(
                        new FailedUser("ou_away2", 0, "The user is not in the chat"),
                        new FailedUser("ou_away1", 0, "The user is not in the chat"));
    }

    @Test
    default void failuresAreToldAsTheyComeHoweverOddTheyAre() {
        ContractFixture rig = ContractFixture.patient(this, builder -> builder.notInChat("ou_away"::equals));
        FailedUser away = new FailedUser("ou_away", 0, "The user is not in the chat");

        assertThat(rig.meeting(Fault.failuresTwice()).pin("ou_away").data()).containsExactly(away, away);
        assertThat(rig.meeting(Fault.failuresWithoutUserId()).pin("ou_away").data())
                .containsExactly(new FailedUser(null, 0, "The user is not in the chat"));
        assertThat(rig.meeting(Fault.failureOf("ou_stranger")).pin("ou_1").data())
                .containsExactly(new FailedUser("ou_stranger", 0, "The user is not in the chat"));
    }

    @Test
    default void aRejectionIsAValueWithCodeWordsAndLogId() {
        ContractFixture rig = ContractFixture.patient(this, builder -> builder.unknownUsers("ou_nobody"::equals));
        AccessToken unknown = new AccessToken("t-unknown");

        assertRejected(rig, rig.pin("ou_nobody"), 400, 99992351);
        assertRejected(
                rig,
                ContractFixture.await(rig.platform()
                        .setTimeSensitive(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1")), unknown)),
                400,
                99991663);
        for (Fault fault : List.of(Fault.tokenInvalid(200), Fault.tokenInvalid(400))) {
            int status = rig.meeting(fault).pin("ou_1").status();
            assertRejected(rig, rig.pin("ou_1"), status, 99991663);
        }
        PlatformResponse<?> internal =
                rig.meeting(Fault.error(500, 5000, "internal error")).pin("ou_1");
        assertRejected(rig, internal, 500, 5000);
        assertThat(internal.message()).isEqualTo("internal error");
    }

    @Test
    default void aRateLimitTellsTheWaitInWhicheverFormItComes() {
        ContractFixture rig = ContractFixture.patient(this);
        Map<String, String> reset = Map.of("x-ogw-ratelimit-reset", "52");

        assertRateLimit(rig, Fault.rateLimit(Duration.ofSeconds(52)), 429, 99991400, 52);
        assertRateLimit(rig, Fault.rateLimit(400, reset), 400, 99991400, 52);
        assertRateLimit(rig, Fault.rateLimit(429, Map.of("Retry-After", "7")), 429, 99991400, 7);
        assertRateLimit(rig, Fault.rateLimit(429, Map.of()), 429, 99991400, null);
        assertRateLimit(rig, Fault.rateLimit(429, Map.of("x-ogw-ratelimit-reset", "soon")), 429, 99991400, null);
        assertRateLimit(rig, Fault.response(429, reset, "slow down"), 429, null, 52);
    }

    @Test
    default void aRejectionKeepsWhatThePlatformAddsToIt() {
        ContractFixture rig = ContractFixture.patient(this);
        ErrorDetails details = new ErrorDetails(
                List.of(new PermissionViolation("action_scope_required", "im:some.scope", "Ask for it")),
                List.of(new FieldViolation("user_ids", "3 ids", "too few")),
                List.of(new HelpLink("https://open.feishu.cn/help", "More")),
                "Look here");

        assertThat(rig.meeting(Fault.error(400, 99991672, "Access denied", details))
                        .pin("ou_1")
                        .details())
                .isEqualTo(details);
    }

    private static void assertRejected(ContractFixture rig, PlatformResponse<?> response, int status, int code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isNotBlank();
        assertThat(response.data()).isNull();
        assertThat(response.logId()).isNotBlank().isEqualTo(rig.last().logId());
        assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE)).isInstanceOf(PlatformException.class);
    }

    private static void assertRateLimit(
            ContractFixture rig, Fault fault, int status, @Nullable Integer code, @Nullable Integer seconds) {
        PlatformResponse<?> response = rig.meeting(fault).pin("ou_1");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
