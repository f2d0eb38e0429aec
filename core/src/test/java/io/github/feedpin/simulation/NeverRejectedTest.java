package io.github.feedpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs for all combinations of three networks and four sizes, each with some seeds, against five models at once. */
@Timeout(180)
class NeverRejectedTest {

    /** Returns the required minimum of T(N) divided by the duration of the slowest run. */
    private static double bar(Network network, int calls) {
        return switch (network) {
            case CALM -> Map.of(1_000, 0.945, 2_000, 0.98, 10_000, 0.995).getOrDefault(calls, 0.0);
            case USUAL -> Map.of(1_000, 0.91, 2_000, 0.97, 10_000, 0.99).getOrDefault(calls, 0.0);
            case TAILS -> 0;
        };
    }

    @ParameterizedTest
    @EnumSource
    void noCallIsRejectedAndRunsTakeLittleMoreThanTheMinimum(Network network) {
        List<RateControlTable.Row> rows = RateControlTable.rows(network, RateControlTable.SEEDS, 0);
        System.out.println(RateControlTable.text(rows));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.rejected()).isZero();
            assertThat(row.unapplied()).isZero();
            double bar = bar(network, row.simulation().calls());
            assertThat(row.efficiency()).isGreaterThanOrEqualTo(bar);
        });
    }
}
