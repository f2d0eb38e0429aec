package io.github.feedpin.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchingPolicyTest {

    private static final BatchingPolicy DEFAULTS = BatchingPolicy.defaults();

    @Test
    void defaultPolicyFillsCallsWithFiftyUsers() {
        assertThat(DEFAULTS.maxUsersPerCall()).isEqualTo(50);
        assertThat(DEFAULTS.linger()).isEqualTo(Duration.ofMillis(20));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                outOfRange("maxUsersPerCall", policy -> policy.withMaxUsersPerCall(0)),
                outOfRange("maxUsersPerCall", policy -> policy.withMaxUsersPerCall(51)),
                outOfRange("linger", policy -> policy.withLinger(Duration.ofNanos(-1))),
                outOfRange("linger", policy -> policy.withLinger(Duration.ofMinutes(2))));
    }

    private static Arguments outOfRange(String named, UnaryOperator<BatchingPolicy> change) {
        return Arguments.of(named, change);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void valueOutOfRangeIsRejectedByName(String named, UnaryOperator<BatchingPolicy> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(DEFAULTS))
                .withMessageContaining(named);
    }
}
