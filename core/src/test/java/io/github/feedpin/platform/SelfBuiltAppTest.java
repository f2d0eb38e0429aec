package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfBuiltAppTest {

    @Test
    void credentialsContainIdAndSecret() {
        assertThat(AppCredentials.selfBuilt("cli_a1b2c3", "secret"))
                .isEqualTo(new SelfBuiltApp("cli_a1b2c3", "secret"))
                .isNotEqualTo(new SelfBuiltApp("cli_a1b2c3", "other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blankAppIdIsRejected(String appId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppCredentials.selfBuilt(appId, "secret"))
                .withMessage("The app id is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blankAppSecretIsRejected(String appSecret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppCredentials.selfBuilt("cli_a1b2c3", appSecret))
                .withMessage("The app secret is blank");
    }

    @Test
    void textOfCredentialsContainsTheAppIdOnly() {
        assertThat(AppCredentials.selfBuilt("cli_a1b2c3", "secret"))
                .hasToString("SelfBuiltApp[appId=cli_a1b2c3, appSecret=***]");
    }
}
