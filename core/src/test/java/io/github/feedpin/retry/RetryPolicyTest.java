package io.github.feedpin.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    @Test
    void defaultPolicyHasTheDocumentedValues() {
        assertThat(RetryPolicy.defaults())
                .returns(4, RetryPolicy::maxAttempts)
                .returns(Duration.ofMillis(200), RetryPolicy::firstBackoff)
                .returns(Duration.ofSeconds(5), RetryPolicy::maxBackoff)
                .returns(0.2, RetryPolicy::budgetRatio)
                .returns(100, RetryPolicy::budgetFloor)
                .returns(2000, RetryPolicy::bisectionBudget)
                .returns(Duration.ofMinutes(1), RetryPolicy::maxOutage);
    }

    @Test
    void policyWithoutRetriesAllowsOneAttempt() {
        RetryPolicy none = RetryPolicy.none();

        assertThat(none.maxAttempts()).isEqualTo(1);
        assertThat(none.budgetFloor()).isZero();
        assertThat(none.budgetRatio()).isZero();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("maxAttempts=2", policy -> policy.withMaxAttempts(2)),
                change(
                        "firstBackoff=PT1S, maxBackoff=PT2S",
                        policy -> policy.withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(2))),
                change("budgetRatio=0.5", policy -> policy.withBudgetRatio(0.5)),
                change("budgetFloor=3", policy -> policy.withBudgetFloor(3)),
                change("bisectionBudget=7", policy -> policy.withBisectionBudget(7)),
                change("maxOutage=PT1H", policy -> policy.withMaxOutage(Duration.ofHours(1))));
    }

    private static Arguments change(String shown, UnaryOperator<RetryPolicy> change) {
        return Arguments.of(shown, change);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void witherChangesItsComponentOnly(String shown, UnaryOperator<RetryPolicy> change) {
        RetryPolicy changed = change.apply(RetryPolicy.defaults());

        assertThat(changed)
                .isNotEqualTo(RetryPolicy.defaults())
                .isEqualTo(change.apply(RetryPolicy.defaults()))
                .hasSameHashCodeAs(change.apply(RetryPolicy.defaults()));
        assertThat(components(changed)).containsAll(Set.of(shown.split(", ")));
        assertThat(components(RetryPolicy.defaults()))
                .filteredOn(component -> !components(changed).contains(component))
                .hasSameSizeAs(shown.split(", "));
    }

    private static List<String> components(RetryPolicy policy) {
        String text = policy.toString();
        return List.of(text.substring(text.indexOf('[') + 1, text.length() - 1).split(", "));
    }

    @Test
    void smallestValuesAreAccepted() {
        Duration least = Duration.ofNanos(1);

        assertThat(RetryPolicy.none().withBackoff(least, least).firstBackoff()).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0  | PT0.2S | PT5S   | 0.2  | 100 | 0  | maxAttempts must be at least 1, but is 0
                    -1 | PT0.2S | PT5S   | 0.2  | 100 | 0  | maxAttempts must be at least 1, but is -1
                    4  | PT0S   | PT5S   | 0.2  | 100 | 0  | firstBackoff must be positive, but is PT0S
                    4  | PT-1S  | PT5S   | 0.2  | 100 | 0  | firstBackoff must be positive, but is PT-1S
                    4  | PT1S | PT0S | 0.2 | 100 | 0 | maxBackoff must be at least firstBackoff (PT1S), but is PT0S
                    4  | PT0.2S | PT5S   | -0.1 | 100 | 0  | budgetRatio must be 0 to 100, but is -0.1
                    4  | PT0.2S | PT5S   | 1e30 | 100 | 0  | budgetRatio must be 0 to 100, but is 1.0E30
                    4  | PT0.2S | PT2H   | 0.2  | 100 | 0  | maxBackoff must be at most PT1H, but is PT2H
                    4  | PT0.2S | PT5S   | 0.2  | -1  | 0  | budgetFloor must not be negative, but is -1
                    4  | PT0.2S | PT5S   | 0.2  | 100 | -1 | bisectionBudget must not be negative, but is -1
                    """)
    void valueOutOfRangeIsRejectedByItsName(
            int maxAttempts, Duration first, Duration max, double ratio, int floor, int bisection, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults()
                        .withMaxAttempts(maxAttempts)
                        .withBackoff(first, max)
                        .withBudgetRatio(ratio)
                        .withBudgetFloor(floor)
                        .withBisectionBudget(bisection))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT25H"})
    void maxOutageOutOfRangeIsRejected(Duration outage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().withMaxOutage(outage))
                .withMessageContaining("maxOutage");
    }

    @Test
    void ratioThatIsNotANumberIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().withBudgetRatio(Double.NaN))
                .withMessageContaining("budgetRatio");
    }
}
