package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendGateTest {

    private final SendGate gate = new SendGate();

    @Test
    void whenTheRequestHasPassedTheGateCannotBeClosed() {
        assertThat(gate.pass()).isTrue();
        assertThat(gate.close()).isFalse();
        assertThat(gate.hasPassed()).isTrue();
    }

    @Test
    void whenTheGateIsClosedTheRequestNeverPasses() {
        assertThat(gate.close()).isTrue();
        assertThat(gate.pass()).isFalse();
        assertThat(gate.close()).isTrue();
        assertThat(gate.hasPassed()).isFalse();
    }

    @Test
    void aRequestPassesOnce() {
        assertThat(gate.pass()).isTrue();
        assertThat(gate.pass()).isFalse();
    }
}
