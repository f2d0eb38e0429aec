package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.PlatformException;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How tokens are had, and what stands in their place. */
public interface TokenContract extends PlatformConnector {

    @Test
    default void aTokenIsGrantedWithItsTimeLeft() {
        Rig rig = Rig.patient(this);

        Answer<GrantedToken> answer = rig.fetchToken();

        GrantedToken granted = answer.dataOrThrow(TENANT_ACCESS_TOKEN);
        assertThat(granted.token()).isEqualTo(rig.token());
        assertThat(granted.expiresIn()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isZero();
        assertThat(answer.logId()).isNotBlank().isEqualTo(rig.last().logId());
    }

    @Test
    default void aWrongSecretIsAValue() {
        Rig rig = Rig.patient(this);

        Answer<GrantedToken> answer = Rig.await(
                rig.platform().fetchTenantAccessToken(new SelfBuiltApp(rig.app().appId(), "wrong-secret")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(10014);
        assertThat(answer.message()).isEqualTo("app secret invalid");
        assertThat(answer.logId()).isEqualTo(rig.last().logId());
        assertGrantsNothing(answer);
    }

    @Test
    default void aSuccessWithoutATokenGrantsNothing() {
        Rig rig = Rig.patient(this);
        List<Fault> faults = List.of(
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":null,\"expire\":7200}"),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"\",\"expire\":7200}"),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1 2\",\"expire\":7200}"),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":7,\"expire\":7200}"),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":-1}"),
                Fault.answer(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1\"}"));

        for (Fault fault : faults) {
            assertGrantsNothing(rig.meeting(fault).fetchToken());
        }
    }

    @Test
    default void whatIsNoAnswerOfThePlatformsGrantsNothing() {
        Rig rig = Rig.patient(this);
        List<Fault> faults = List.of(
                Fault.emptyObject(200),
                Fault.emptyObject(500),
                Fault.emptyBody(200),
                Fault.html(502),
                Fault.redirect(302, "http://simulator.invalid/"),
                Fault.truncatedJson(),
                Fault.malformedJson(),
                Fault.codeAsText());

        for (Fault fault : faults) {
            Answer<GrantedToken> answer = rig.meeting(fault).fetchToken();
            assertThat(answer.code()).as("code of: %s", fault).isNull();
            assertThat(answer.status()).isEqualTo(rig.last().status());
            assertGrantsNothing(answer);
        }
    }

    private static void assertGrantsNothing(Answer<GrantedToken> answer) {
        assertThat(answer.data()).isNull();
        assertThatThrownBy(() -> answer.dataOrThrow(TENANT_ACCESS_TOKEN)).isInstanceOf(PlatformException.class);
    }
}
