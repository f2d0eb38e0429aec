package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendGateTest {

    private final SendGate departure = new SendGate();

    @Test
    void whatHasLeftDidNotStay() {
        assertThat(departure.leave()).isTrue();
        assertThat(departure.stay()).isFalse();
    }

    @Test
    void whatStayedNeverLeaves() {
        assertThat(departure.stay()).isTrue();
        assertThat(departure.leave()).isFalse();
        assertThat(departure.stay()).isTrue();
    }

    @Test
    void leavesOnce() {
        assertThat(departure.leave()).isTrue();
        assertThat(departure.leave()).isFalse();
    }
}
