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

/** Each error code of the platform, at each HTTP status it may come with. */
class CodeTableTest {

    static Stream<Row> callRows() {
        return Stream.concat(CodeTable.calls(), CodeTable.unknown());
    }

    /** With the first status of each code: the others have shown in a single call that they are told alike. */
    static Stream<Row> runRows() {
        Set<List<Object>> seen = new HashSet<>();
        return callRows().filter(row -> seen.add(List.of(row.meaning(), row.code())));
    }

    static Stream<Row> tokenRows() {
        return CodeTable.tokens();
    }

    @Test
    void theTableHoldsTheCodesThatTheClientKnowsAndNoOther() {
        Set<Integer> codes = Stream.concat(CodeTable.calls(), CodeTable.tokens())
                .map(Row::code)
                .collect(Collectors.toSet());

        assertThat(KnownCodes.all()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(CodeTable.unknown()).extracting(Row::code).doesNotContainAnyElementsOf(codes);
    }

    @ParameterizedTest
    @MethodSource("callRows")
    void aCallThatIsAnsweredWithItFails(Row row) {
        assertCodeAndAdvice(
                row,
                new Verification(error(row, "no, " + Trial.USERS.get(0)), row.kind())
                        .ofOneCall(FaultTrigger.everyCall()));
    }

    @ParameterizedTest
    @MethodSource("runRows")
    void aRunWhoseCallsAreAnsweredWithItAccountsForEverybody(Row row) {
        new Verification(error(row, "no"), row.kind()).ofRuns(Form.OF_CALLS);
    }

    @ParameterizedTest
    @MethodSource("tokenRows")
    void aCallWithoutATokenForItIsNotSent(Row row) {
        assertCodeAndAdvice(
                row, new Verification(error(row, "no"), row.kind()).ofOneCall(FaultTrigger.everyTokenRequest()));
    }

    @ParameterizedTest
    @MethodSource("tokenRows")
    void aRunWithoutATokenForItAccountsForEverybody(Row row) {
        new Verification(error(row, "no"), row.kind()).ofRuns(Form.OF_TOKENS);
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
