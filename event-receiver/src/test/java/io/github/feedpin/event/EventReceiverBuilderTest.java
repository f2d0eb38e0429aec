package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.store;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EventReceiverBuilderTest {

    @Test
    void keyOrTokenIsRequired() {
        assertThatIllegalStateException()
                .isThrownBy(builder(store())::build)
                .withMessageStartingWith("The event receiver requires an Encrypt Key or a Verification Token");
        assertThatIllegalStateException()
                .isThrownBy(builder(store()).encryptKeys().verificationTokens()::build);
        assertThatCode(builder(store()).encryptKeys("k")::build).doesNotThrowAnyException();
        assertThatCode(builder(store()).verificationTokens("t")::build).doesNotThrowAnyException();
    }

    @Test
    void blankValuesAreRejectedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(store()).encryptKeys("k", " "))
                .withMessage("The Encrypt Key is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(store()).verificationTokens(""))
                .withMessage("The Verification Token is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventReceiver.builder("", store()))
                .withMessage("The app id is blank");
    }
}
