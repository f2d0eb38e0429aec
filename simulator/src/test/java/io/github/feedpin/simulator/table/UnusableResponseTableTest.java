package io.github.feedpin.simulator.table;

import static io.github.feedpin.simulator.table.FailureKind.INVALID;
import static io.github.feedpin.simulator.table.FailureKind.LIMIT;
import static io.github.feedpin.simulator.table.FailureKind.NO_RESPONSE;
import static io.github.feedpin.simulator.table.FailureKind.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Responses without a code, and missing responses: gateways, login pages, broken connections. None of them is a
 * success.
 */
class UnusableResponseTableTest {

    private static final String JSON = "application/json; charset=utf-8";

    /** Each also after the platform has acted, unless the response says that it has not. */
    static Stream<Named<FaultVerification>> rows() {
        return Stream.of(
                        responses(PLATFORM, statuses(500, 502, 503, 504).map(Fault::html)),
                        responses(INVALID, statuses(200, 400, 401, 403, 404).map(Fault::html)),
                        responses(LIMIT, Stream.of(Fault.html(429), Fault.emptyObject(429), Fault.emptyBody(429))),
                        responses(INVALID, statuses(200, 400).map(Fault::emptyObject)),
                        responses(PLATFORM, Stream.of(Fault.emptyObject(500))),
                        responses(INVALID, statuses(200, 204, 400).map(Fault::emptyBody)),
                        responses(PLATFORM, Stream.of(Fault.emptyBody(500))),
                        responses(INVALID, statuses(301, 302, 303, 307, 308).map(UnusableResponseTableTest::redirect)),
                        responses(INVALID, statuses(302, 400, 404).map(UnusableResponseTableTest::zero)),
                        responses(PLATFORM, statuses(500, 503).map(UnusableResponseTableTest::zero)),
                        responses(
                                INVALID,
                                Stream.of(
                                                "null",
                                                "[]",
                                                "\"ok\"",
                                                "{\"code\":null}",
                                                "{\"msg\":\"success\",\"data\":{}}")
                                        .map(body -> json(200, body))))
                .flatMap(rows -> rows)
                .flatMap(row -> row.kind() == LIMIT
                        ? Stream.of(row)
                        : Stream.of(row, new FaultVerification(row.fault().afterActing(), row.kind())))
                .map(UnusableResponseTableTest::named);
    }

    /** The platform has acted, and its response is changed. */
    static Stream<Named<FaultVerification>> changedRows() {
        return Stream.concat(
                        responses(
                                INVALID,
                                Stream.of(
                                        Fault.malformedJson(),
                                        Fault.truncatedJson(),
                                        Fault.codeAsText(),
                                        Fault.dataAsArray(),
                                        Fault.entriesAsText())),
                        responses(
                                NO_RESPONSE,
                                Stream.of(
                                        Fault.cutResponse(),
                                        Fault.drip(Duration.ofSeconds(2)),
                                        Fault.giantBody(64L << 20),
                                        Fault.gzipBomb(400L << 20),
                                        Fault.resetAfterReading(),
                                        Fault.resetAfterReading().afterActing(),
                                        Fault.resetBeforeReading(),
                                        Fault.stall(),
                                        Fault.stall().afterActing())))
                .map(UnusableResponseTableTest::named);
    }

    @ParameterizedTest
    @MethodSource({"rows", "changedRows"})
    void callWithThisResponseFails(FaultVerification row) {
        FeedpinException failure = row.verifyCall(FaultTrigger.everyCall());

        failure.platformError()
                .ifPresent(error -> assertThat(error.hint())
                        .as("the hint doubts the base URL when the response is not the platform's")
                        .matches(hint -> hint.contains("check the base URL")
                                == (row.kind() == INVALID && error.code() == null)));
    }

    @ParameterizedTest
    @MethodSource({"rows", "changedRows"})
    void runWithThisResponseReportsAllUsers(FaultVerification row) {
        row.verifyRuns(FaultPlacement.CALLS);
    }

    private static Stream<Integer> statuses(int... statuses) {
        return IntStream.of(statuses).boxed();
    }

    private static Stream<FaultVerification> responses(FailureKind kind, Stream<Fault> faults) {
        return faults.map(fault -> new FaultVerification(fault, kind));
    }

    private static Fault redirect(int status) {
        return Fault.redirect(status, "https://login.example/");
    }

    /** Returns a success by its body alone. */
    private static Fault zero(int status) {
        return json(status, "{\"code\":0,\"msg\":\"success\",\"data\":{}}");
    }

    private static Fault json(int status, String body) {
        return Fault.response(status, Map.of("Content-Type", JSON, "X-Tt-Logid", "log-of-" + status), body);
    }

    private static Named<FaultVerification> named(FaultVerification row) {
        return Named.of(row.fault() + " → " + row.kind(), row);
    }
}
