package io.github.feedpin.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.retry.RetryPolicy;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void floorIsAvailableBeforeAnyCall() {
        RetryBudget budget = budget(0, 2);

        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void withoutAFloorRetriesAreEarnedByCalls() {
        RetryBudget budget = budget(0.5, 0);

        budget.callSent();
        assertThat(budget.take()).isFalse();

        budget.callSent();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void earnedRetriesAreAddedToTheFloor() {
        RetryBudget budget = budget(0.25, 3);
        IntStream.range(0, 8).forEach(call -> budget.callSent());

        assertThat(taken(budget, 100)).isEqualTo(5);
    }

    @Test
    void deniedRetryCostsNothing() {
        RetryBudget budget = budget(1, 0);
        assertThat(taken(budget, 50)).isZero();

        budget.callSent();

        assertThat(budget.take()).isTrue();
    }

    @Test
    void policyWithoutRetriesGrantsNone() {
        RetryBudget budget = new RetryBudget(RetryPolicy.none());
        IntStream.range(0, 1000).forEach(call -> budget.callSent());

        assertThat(budget.take()).isFalse();
    }

    @Test
    void concurrentThreadsDoNotExceedTheBudget() {
        RetryBudget budget = budget(0.5, 100);
        IntStream.range(0, 1000).parallel().forEach(call -> budget.callSent());

        long taken = IntStream.range(0, 10_000)
                .parallel()
                .filter(attempt -> budget.take())
                .count();

        assertThat(taken).isEqualTo(600);
    }

    private static long taken(RetryBudget budget, int attempts) {
        return IntStream.range(0, attempts).filter(attempt -> budget.take()).count();
    }

    private static RetryBudget budget(double ratio, int floor) {
        return new RetryBudget(RetryPolicy.defaults().withBudgetRatio(ratio).withBudgetFloor(floor));
    }
}
