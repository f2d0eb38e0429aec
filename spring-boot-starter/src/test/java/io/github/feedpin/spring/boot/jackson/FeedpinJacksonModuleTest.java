package io.github.feedpin.spring.boot.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class FeedpinJacksonModuleTest {

    private static final JsonMapper FINDING =
            JsonMapper.builder().findAndAddModules().build();
    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private static final PlatformError BLOCKED = new PlatformError("PATCH /x", 400, 230053, "blocked", "log-1");
    private static final AppRejectedException REJECTED =
            new AppRejectedException(new PlatformError("POST /t", 200, 10014, "app secret invalid", "log-2"));
    private static final NoResponseException NO_RESPONSE =
            new NoResponseException("timeout", new IOException("broken"));
    private static final RunStats STATS = RunStats.of(3, 1, 0, Duration.ofMillis(120));

    private static final List<UserOutcome> OUTCOMES = List.of(
            new Applied("ou_a"),
            new Rejected("ou_b", 230053, "blocked", "log-1", BLOCKED),
            new Rejected("ou_c", 0, "The user is not in the chat", null),
            new NotSent("ou_d", NotSentReason.APP_REJECTED, REJECTED.getMessage(), REJECTED),
            new NotSent("ou_e", NotSentReason.INVALID_ID, "The user id is blank", null),
            new Unknown("ou_f", NO_RESPONSE));

    static final List<JsonMapper> MAPPERS = List.of(FINDING, PLAIN);

    @Test
    void reportIsWrittenWithCountsAndOutcomes() {
        assertThat(json(report(OUTCOMES.stream(), 7))).isEqualTo(FINDING.readTree("""
                        {
                          "submitted": 7, "distinct": 6, "duplicates": 1,
                          "applied": 1, "rejected": 2, "notSent": 2, "unknown": 1,
                          "countsByCode": {"0": 1, "10014": 1, "230053": 1},
                          "notSentByReason": {"INVALID_ID": 1, "APP_REJECTED": 1},
                          "calls": 3, "retries": 1, "rateLimited": 0, "elapsedMillis": 120,
                          "outcomes": [
                            {"userId": "ou_a", "outcome": "applied"},
                            {"userId": "ou_b", "outcome": "rejected", "code": 230053,
                             "message": "blocked", "hint": "%s", "logId": "log-1"},
                            {"userId": "ou_c", "outcome": "rejected", "code": 0,
                             "message": "The user is not in the chat"},
                            {"userId": "ou_d", "outcome": "notSent", "reason": "APP_REJECTED",
                             "code": 10014, "logId": "log-2",
                             "message": "POST /t returned HTTP 200, code 10014 (app secret invalid), log id log-2.",
                             "hint": "Check the app id and the app secret."},
                            {"userId": "ou_e", "outcome": "notSent", "reason": "INVALID_ID",
                             "message": "The user id is blank"},
                            {"userId": "ou_f", "outcome": "unknown", "message": "timeout"}
                          ]
                        }""".formatted(BLOCKED.hint())));
    }

    @Test
    void countsAreWrittenBeforeOutcomes() {
        assertThat(FINDING.writeValueAsString(report(OUTCOMES.stream(), 7)))
                .startsWith("{\"submitted\":7,\"distinct\":6,\"duplicates\":1,\"applied\":1,")
                .endsWith("{\"userId\":\"ou_f\",\"outcome\":\"unknown\",\"message\":\"timeout\"}]}");
    }

    @Test
    void singleOutcomeIsWrittenAsInReport() {
        JsonNode inReport = json(report(OUTCOMES.stream(), 7)).path("outcomes");

        assertThat(OUTCOMES.stream().map(FeedpinJacksonModuleTest::json)).containsExactlyElementsOf(inReport);
        assertThat(json(OUTCOMES)).isEqualTo(inReport);
    }

    @Test
    void singleRunStatsAreWrittenAsInReport() {
        assertThat(FINDING.writeValueAsString(STATS))
                .isEqualTo("{\"calls\":3,\"retries\":1,\"rateLimited\":0,\"elapsedMillis\":120}");
    }

    @Test
    void namingStrategyOfTheMapperIsApplied() {
        JsonMapper snake = FINDING.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();

        assertThat(snake.writeValueAsString(new Rejected("ou_a", 1, "x", "log")))
                .isEqualTo("{\"user_id\":\"ou_a\",\"outcome\":\"rejected\",\"code\":1,"
                        + "\"message\":\"x\",\"log_id\":\"log\"}");
    }

    @Test
    void whenAllUsersAreRejectedReportHasOneShortEntryPerUser() {
        PinReport report = report(
                IntStream.range(0, 2_000)
                        .mapToObj(i -> new Rejected(
                                "ou_9d2beb613c85a2412862a49a924" + i, 230053, "blocked", "2026072709301" + i, BLOCKED)),
                2_000);

        assertThat(FINDING.writeValueAsBytes(report)).hasSizeLessThan(600_000);
    }

    @ParameterizedTest
    @FieldSource("MAPPERS")
    void exceptionsAreNeverWritten(JsonMapper mapper) {
        PinReport report = report(OUTCOMES.stream(), 7);

        assertThat(mapper.writeValueAsString(report)).doesNotContain("stackTrace", "suppressed", "cause");
        assertThat(mapper.writeValueAsString(report.outcomes().values()))
                .contains("\"ou_f\"", "\"timeout\"", "\"log-1\"")
                .doesNotContain("stackTrace", "suppressed", "cause", "FeedpinJacksonModuleTest");
    }

    private static JsonNode json(Object value) {
        return FINDING.readTree(FINDING.writeValueAsBytes(value));
    }

    private static PinReport report(Stream<UserOutcome> outcomes, long submitted) {
        return PinReport.of(outcomes.toList()).withSubmitted(submitted).withStats(STATS);
    }
}
