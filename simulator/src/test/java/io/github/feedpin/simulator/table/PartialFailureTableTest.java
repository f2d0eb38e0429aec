package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.simulator.Fault;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Successful responses with failed users or missing fields. In the bodies, A and B are two users of the third call. */
class PartialFailureTableTest {

    private static final String A = "ou_user_120";
    private static final String B = "ou_user_121";

    /** Bodies with ' for ", and LIST for the name of the list. */
    static Stream<Arguments> rows() {
        return Stream.of(
                // no user failed
                row("the data are absent", "500 Applied", null, "{'code':0,'msg':'success'}"),
                row("the data are null", "500 Applied", null, "{'code':0,'msg':'success','data':null}"),
                row("the data are empty", "500 Applied", null, "{'code':0,'msg':'success','data':{}}"),
                row("the list is null", "500 Applied", null, "{'code':0,'data':{'LIST':null}}"),
                row("the list is empty", "500 Applied", null, "{'code':0,'data':{'LIST':[]}}"),
                row("the list beside the data is empty", "500 Applied", null, "{'code':0,'data':{},'LIST':[]}"),
                row("the message says nothing", "500 Applied", null, "{'code':0,'msg':'failed'}"),
                // failed users are named
                row(
                        "the documented example",
                        "499 Applied, 1 Rejected",
                        0,
                        "{'code':0,'data':{'LIST':"
                                + "[{'error_code':0,'error_message':'The user is not in the chat','user_id':'A'}]}}"),
                row(
                        "with a code",
                        "499 Applied, 1 Rejected",
                        230013,
                        "{'code':0,'data':{'LIST':[{'error_code':230013,'user_id':'A'}]}}"),
                row("nothing but the id", "499 Applied, 1 Rejected", 0, "{'code':0,'data':{'LIST':[{'user_id':'A'}]}}"),
                row(
                        "nothing but the id, and nulls",
                        "499 Applied, 1 Rejected",
                        0,
                        "{'code':0,'data':{'LIST':[{'user_id':'A','error_code':null,'error_message':null}]}}"),
                row(
                        "two of them",
                        "498 Applied, 2 Rejected",
                        7,
                        "{'code':0,'data':{'LIST':[{'user_id':'B'},{'user_id':'A','error_code':7}]}}"),
                row(
                        "the list stands beside the data",
                        "499 Applied, 1 Rejected",
                        7,
                        "{'code':0,'data':{},'LIST':[{'user_id':'A','error_code':7}]}"),
                row(
                        "the list stands at both places",
                        "498 Applied, 2 Rejected",
                        0,
                        "{'code':0,'data':{'LIST':[{'user_id':'B'}]},'LIST':[{'user_id':'A'}]}"),
                row(
                        "twice the same",
                        "499 Applied, 1 Rejected",
                        0,
                        "{'code':0,'data':{'LIST':[{'user_id':'A'},{'user_id':'A'}]}}"),
                row(
                        "twice, the first code counts",
                        "499 Applied, 1 Rejected",
                        7,
                        "{'code':0,'data':{'LIST':[{'user_id':'A','error_code':7},{'user_id':'A'}]}}"),
                // users failed, but are not named
                row(
                        "an entry without an id",
                        "450 Applied, 50 Unknown",
                        null,
                        "{'code':0,'data':{'LIST':[{'error_code':7}]}}"),
                row(
                        "an entry whose id is null",
                        "450 Applied, 50 Unknown",
                        null,
                        "{'code':0,'data':{'LIST':[{'error_code':7,'user_id':null}]}}"),
                row("an entry without anything", "450 Applied, 50 Unknown", null, "{'code':0,'data':{'LIST':[{}]}}"),
                row("an entry that is null", "450 Applied, 50 Unknown", null, "{'code':0,'data':{'LIST':[null]}}"),
                row(
                        "a stranger",
                        "450 Applied, 50 Unknown",
                        null,
                        "{'code':0,'data':{'LIST':[{'user_id':'ou_stranger'}]}}"),
                row(
                        "a stranger of another call",
                        "450 Applied, 50 Unknown",
                        null,
                        "{'code':0,'data':{'LIST':[{'user_id':'ou_user_000'}]}}"),
                row(
                        "an entry without an id, and a named user",
                        "450 Applied, 1 Rejected, 49 Unknown",
                        7,
                        "{'code':0,'data':{'LIST':[{},{'user_id':'A','error_code':7}]}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void runReportsAllUsers(String name, String users, @Nullable Integer codeOfA, String body) {
        Fault response = Fault.response(200, Map.of("X-Tt-Logid", "log-3"), json(body));
        FaultTrial trial = FaultPlacement.THIRD_PARALLEL.trial(response.afterActing());

        PinReport report = trial.run();

        assertThat(RunSummary.of(report, trial.simulator)).isEqualTo(new RunSummary(users, 10, 0, 0, 1));
        assertThat(report.outcomes().get(A)).satisfies(outcome -> {
            if (codeOfA == null) {
                assertThat(outcome).isNotInstanceOf(Rejected.class);
            } else {
                assertThat(outcome).isInstanceOf(Rejected.class);
                assertThat(((Rejected) outcome).code()).isEqualTo(codeOfA);
                assertThat(((Rejected) outcome).logId()).isEqualTo("log-3");
            }
        });
        assertThat(report.outcomes().values())
                .filteredOn(Unknown.class::isInstance)
                .allSatisfy(outcome -> {
                    assertThat(outcome.platformError().orElseThrow().logId()).isEqualTo("log-3");
                    assertThat(outcome.message()).contains("users failed, and the response does not say which");
                });
        assertThat(report.outcomes().get("ou_user_000")).isInstanceOf(Applied.class);
    }

    private static Arguments row(String name, String users, @Nullable Integer codeOfA, String body) {
        return Arguments.of(name, users, codeOfA, body);
    }

    private static String json(String body) {
        return body.replace("'A'", "'" + A + "'")
                .replace("'B'", "'" + B + "'")
                .replace("LIST", "failed_user_reasons")
                .replace('\'', '"');
    }
}
