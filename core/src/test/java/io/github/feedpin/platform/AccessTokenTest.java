package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234", "a-1", "x", "!~", "no.prefix_needed="})
    void tokenOfHeaderCharactersIsAccepted(String value) {
        assertThat(new AccessToken(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "t-1 ", " t-1", "t 1", "t-1\n", "t-1\r\nX-Injected: yes", "t-é", "t-\u007F", "令牌"})
    void invalidTokenIsRejectedWithoutItsValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessToken(value))
                .withMessage("An access token consists of visible ASCII characters");
    }

    @Test
    void tooLongTokenIsRejectedWithoutItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessToken("x".repeat(8193)))
                .withMessage("An access token has at most 8192 characters");
    }

    @Test
    void tokensWithTheSameValueAreEqual() {
        assertThat(new AccessToken("t-1")).isEqualTo(new AccessToken("t-1")).isNotEqualTo(new AccessToken("t-2"));
    }

    @Test
    void grantedTokenWithAPositiveLifeIsAccepted() {
        GrantedToken granted = new GrantedToken(new AccessToken("t-1"), Duration.ofNanos(1));

        assertThat(granted.expiresIn()).isEqualTo(Duration.ofNanos(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-0.000000001S"})
    void expiredGrantedTokenIsRejected(Duration expiresIn) {
        AccessToken token = new AccessToken("t-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrantedToken(token, expiresIn))
                .withMessage("A granted token must still be valid, but expires in " + expiresIn);
    }
}
