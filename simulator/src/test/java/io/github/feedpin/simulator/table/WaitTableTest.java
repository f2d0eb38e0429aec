package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits that the platform requests, in each of their forms, and the waits of a run. */
class WaitTableTest {

    private static final String BODY = "{\"code\":%d,\"msg\":\"no\"}";

    /** Time besides the wait: a token, the calls before it and the one after it, each of 30 ms. */
    private static final Duration ON_TOP = Duration.ofMillis(200);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # response                       | HTTP | body     | reset | retry | kind     | asked | waited
                    the documented limit             | 429  | 99991400 | 52    | -     | LIMIT    | 52    | 52
                    the limit of older APIs          | 400  | 99991400 | 52    | -     | LIMIT    | 52    | 52
                    the limit in a success           | 200  | 99991400 | 52    | -     | LIMIT    | 52    | 52
                    with the header of HTTP only     | 429  | 99991400 | -     | 7     | LIMIT    | 7     | 7
                    with both headers                | 429  | 99991400 | 3     | 7     | LIMIT    | 3     | 3
                    without headers                  | 429  | 99991400 | -     | -     | LIMIT    | -     | 5
                    without headers, at 400          | 400  | 99991400 | -     | -     | LIMIT    | -     | 5
                    to wait for nothing              | 429  | 99991400 | 0     | -     | LIMIT    | -     | 5
                    to wait for less than nothing    | 429  | 99991400 | -1    | -     | LIMIT    | -     | 5
                    to wait for some time            | 429  | 99991400 | soon  | -     | LIMIT    | -     | 5
                    to wait for two minutes          | 429  | 99991400 | 120   | -     | LIMIT    | 120   | 120
                    with an unusable body            | 429  | slow     | 52    | -     | LIMIT    | 52    | 52
                    with an unusable body, no header | 429  | slow     | -     | -     | LIMIT    | -     | 5
                    a limit of chats                 | 400  | 11232    | -     | -     | LIMIT    | -     | 5
                    a limit of chats, with a wait    | 400  | 230020   | 9     | -     | LIMIT    | 9     | 9
                    with the code of a bad parameter | 429  | 9499     | 9     | -     | LIMIT    | 9     | 9
                    a platform that is overloaded    | 503  | slow     | -     | 7     | PLATFORM | 7     | 7
                    an internal error with a wait    | 500  | 2200     | -     | 7     | PLATFORM | 7     | 7
                    """)
    void requestedWaitIsRespected(
            String name,
            int status,
            String body,
            @Nullable String reset,
            @Nullable String retryAfter,
            FailureKind kind,
            @Nullable Integer asked,
            int waited) {
        Map<String, String> headers = new HashMap<>(Map.of("X-Tt-Logid", "log-3"));
        put(headers, "x-ogw-ratelimit-reset", reset);
        put(headers, "Retry-After", retryAfter);
        Fault fault =
                Fault.response(status, headers, body.equals("slow") ? body : BODY.formatted(Integer.valueOf(body)));

        FeedpinException failure = new FaultVerification(fault, kind).verifyCall(FaultTrigger.everyCall());
        assertThat(failure.retryAfter().map(Duration::toSeconds).orElse(null))
                .isEqualTo(asked == null ? null : asked.longValue());

        FaultTrial trial = FaultPlacement.THIRD_PARALLEL.trial(fault);
        PinReport report = trial.run();
        boolean limit = kind == FailureKind.LIMIT;
        assertThat(RunSummary.of(report, trial.simulator))
                .isEqualTo(new RunSummary("500 Applied", 11, limit ? 0 : 1, limit ? 1 : 0, 1));
        Duration wait = Duration.ofSeconds(waited);
        assertThat(report.stats().elapsed()).isBetween(wait, wait.plus(ON_TOP));
    }

    @ParameterizedTest
    @CsvSource({"429, 99991400, 50 NotSent RATE_LIMITED, 1", "503, 5000, 50 Unknown, 0"})
    void waitLongerThanTwoMinutesStopsTheRun(int status, int code, String third, int rateLimited) {
        Fault fault = Fault.response(status, Map.of("Retry-After", "3600"), BODY.formatted(code));
        FaultTrial trial = FaultPlacement.THIRD_PARALLEL.trial(fault);
        PinReport report = trial.run();
        assertThat(RunSummary.of(report, trial.simulator).toString()).contains(third, "rateLimited=" + rateLimited);
        assertThat(report.stats().elapsed()).isLessThan(ON_TOP);
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
