package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.KnownCodes;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.table.CodeTable.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error code of the platform, with every HTTP status it may have. */
class CodeTableTest {

    static Stream<Row> callRows() {
        return Stream.concat(CodeTable.calls(), CodeTable.unknown());
    }

    /** Returns the first status of each code; the call tests cover the others. */
    static Stream<Row> runRows() {
        Set<List<Object>> seen = new HashSet<>();
        return callRows().filter(row -> seen.add(List.of(row.meaning(), row.code())));
    }

    static Stream<Row> tokenRows() {
        return CodeTable.tokens();
    }

    @Test
    void tableListsExactlyTheCodesKnownToTheClient() {
        Set<Integer> codes = Stream.concat(CodeTable.calls(), CodeTable.tokens())
                .map(Row::code)
                .collect(Collectors.toSet());

        assertThat(KnownCodes.all()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(CodeTable.unknown()).extracting(Row::code).doesNotContainAnyElementsOf(codes);
    }

    @ParameterizedTest
    @MethodSource("callRows")
    void callWithThisErrorFails(Row row) {
        assertCodeAndAdvice(
                row,
                new FaultVerification(error(row, "no, " + FaultTrial.USERS.get(0)), row.kind())
                        .verifyCall(FaultTrigger.everyCall()));
    }

    @ParameterizedTest
    @MethodSource("runRows")
    void runWithThisErrorReportsAllUsers(Row row) {
        new FaultVerification(error(row, "no"), row.kind()).verifyRuns(FaultPlacement.CALLS);
    }

    @ParameterizedTest
    @MethodSource("tokenRows")
    void callIsNotSentWhenThisErrorIsReturnedInsteadOfAToken(Row row) {
        assertCodeAndAdvice(
                row, new FaultVerification(error(row, "no"), row.kind()).verifyCall(FaultTrigger.everyTokenRequest()));
    }

    @ParameterizedTest
    @MethodSource("tokenRows")
    void runReportsAllUsersWhenThisErrorIsReturnedInsteadOfAToken(Row row) {
        new FaultVerification(error(row, "no"), row.kind()).verifyRuns(FaultPlacement.TOKEN_REQUESTS);
    }

    private static void assertCodeAndAdvice(Row row, FeedpinException failure) {
        PlatformError error = failure.platformError().orElseThrow();
        assertThat(error.status()).isEqualTo(row.status());
        assertThat(error.code()).isEqualTo(row.code());
        assertThat(error.logId()).isNotBlank();
        assertThat(error.hint()).contains(row.advice());
        assertThat(error.hint().isEmpty())
                .as("no advice")
                .isEqualTo(row.advice().isEmpty());
        assertThat(failure)
                .hasMessageContaining("HTTP " + row.status() + ", code " + row.code())
                .hasMessageContaining(Objects.requireNonNull(error.logId()))
                .hasMessageContaining(error.hint());
    }

    private static Fault error(Row row, String message) {
        return Fault.error(row.status(), row.code(), message);
    }
}
