package io.github.feedpin.simulator.table;

import static io.github.feedpin.simulator.table.Kind.LIMIT;
import static io.github.feedpin.simulator.table.Kind.NO_ANSWER;
import static io.github.feedpin.simulator.table.Kind.PLATFORM;
import static io.github.feedpin.simulator.table.Kind.UNPROVEN;
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
 * What responses without a code, or does not response: a gateway, a login page, a broken line. None of it is a success.
 */
class ForeignResponseTableTest {

    private static final String JSON = "application/json; charset=utf-8";

    /** Each also when the platform has acted before its response was lost, unless it says that it has not. */
    static Stream<Named<Verification>> rows() {
        return Stream.of(
                        responses(PLATFORM, statuses(500, 502, 503, 504).map(Fault::html)),
                        responses(UNPROVEN, statuses(200, 400, 401, 403, 404).map(Fault::html)),
                        responses(LIMIT, Stream.of(Fault.html(429), Fault.emptyObject(429), Fault.emptyBody(429))),
                        responses(UNPROVEN, statuses(200, 400).map(Fault::emptyObject)),
                        responses(PLATFORM, Stream.of(Fault.emptyObject(500))),
                        responses(UNPROVEN, statuses(200, 204, 400).map(Fault::emptyBody)),
                        responses(PLATFORM, Stream.of(Fault.emptyBody(500))),
                        responses(UNPROVEN, statuses(301, 302, 303, 307, 308).map(ForeignResponseTableTest::redirect)),
                        responses(UNPROVEN, statuses(302, 400, 404).map(ForeignResponseTableTest::zero)),
                        responses(PLATFORM, statuses(500, 503).map(ForeignResponseTableTest::zero)),
                        responses(
                                UNPROVEN,
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
                        : Stream.of(row, new Verification(row.fault().afterActing(), row.kind())))
                .map(ForeignResponseTableTest::named);
    }

    /** The platform has acted, whatever is left of its response. */
    static Stream<Named<Verification>> garbledRows() {
        return Stream.concat(
                        responses(
                                UNPROVEN,
                                Stream.of(
                                        Fault.malformedJson(),
                                        Fault.truncatedJson(),
                                        Fault.codeAsText(),
                                        Fault.dataAsArray(),
                                        Fault.entriesAsText())),
                        responses(
                                NO_ANSWER,
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
                .map(ForeignResponseTableTest::named);
    }

    @ParameterizedTest
    @MethodSource({"rows", "garbledRows"})
    void aCallThatMeetsItFails(Verification row) {
        FeedpinException failure = row.ofOneCall(FaultTrigger.everyCall());

        failure.platformError()
                .ifPresent(error -> assertThat(error.hint())
                        .as("the base URL is doubted where the platform does not seem to speak")
                        .matches(hint -> hint.contains("check the base URL")
                                == (row.kind() == UNPROVEN && error.code() == null)));
    }

    @ParameterizedTest
    @MethodSource({"rows", "garbledRows"})
    void aRunThatMeetsItAccountsForEverybody(Verification row) {
        row.ofRuns(Form.OF_CALLS);
    }

    private static Stream<Integer> statuses(int... statuses) {
        return IntStream.of(statuses).boxed();
    }

    private static Stream<Verification> responses(Kind kind, Stream<Fault> faults) {
        return faults.map(fault -> new Verification(fault, kind));
    }

    private static Fault redirect(int status) {
        return Fault.redirect(status, "https://login.example/");
    }

    /** A success by its body alone. */
    private static Fault zero(int status) {
        return json(status, "{\"code\":0,\"msg\":\"success\",\"data\":{}}");
    }

    private static Fault json(int status, String body) {
        return Fault.response(status, Map.of("Content-Type", JSON, "X-Tt-Logid", "log-of-" + status), body);
    }

    private static Named<Verification> named(Verification row) {
        return Named.of(row.fault() + " → " + row.kind(), row);
    }
}
