package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.simulator.Fault;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Successes in which somebody fails, or in which something is left out. In the bodies, A and B are two of the third
 * call's users.
 */
class PartialFailureTableTest {

    private static final String A = "ou_user_120";
    private static final String B = "ou_user_121";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # what is answered to the third call  | body                                                                    | users of the run          | code of A
                    # nobody fails
                    the data are absent                   | {"code":0,"msg":"success"}                                              | 500 Applied               |
                    the data are null                     | {"code":0,"msg":"success","data":null}                                  | 500 Applied               |
                    the data are empty                    | {"code":0,"msg":"success","data":{}}                                    | 500 Applied               |
                    the list is null                      | {"code":0,"data":{"failed_user_reasons":null}}                          | 500 Applied               |
                    the list is empty                     | {"code":0,"data":{"failed_user_reasons":[]}}                            | 500 Applied               |
                    the list beside the data is empty     | {"code":0,"data":{},"failed_user_reasons":[]}                           | 500 Applied               |
                    the words say nothing                 | {"code":0,"msg":"failed"}                                               | 500 Applied               |
                    # somebody is named
                    the documented example                | {"code":0,"data":{"failed_user_reasons":[{"error_code":0,"error_message":"The user is not in the chat","user_id":"A"}]}} | 499 Applied, 1 Rejected | 0
                    with a code                           | {"code":0,"data":{"failed_user_reasons":[{"error_code":230013,"user_id":"A"}]}}                     | 499 Applied, 1 Rejected   | 230013
                    nothing but the id                    | {"code":0,"data":{"failed_user_reasons":[{"user_id":"A"}]}}                                         | 499 Applied, 1 Rejected   | 0
                    nothing but the id, and nulls         | {"code":0,"data":{"failed_user_reasons":[{"user_id":"A","error_code":null,"error_message":null}]}}  | 499 Applied, 1 Rejected   | 0
                    two of them                           | {"code":0,"data":{"failed_user_reasons":[{"user_id":"B"},{"user_id":"A","error_code":7}]}}          | 498 Applied, 2 Rejected   | 7
                    the list stands beside the data       | {"code":0,"data":{},"failed_user_reasons":[{"user_id":"A","error_code":7}]}                         | 499 Applied, 1 Rejected   | 7
                    the list stands at both places        | {"code":0,"data":{"failed_user_reasons":[{"user_id":"B"}]},"failed_user_reasons":[{"user_id":"A"}]} | 498 Applied, 2 Rejected   | 0
                    twice the same                        | {"code":0,"data":{"failed_user_reasons":[{"user_id":"A"},{"user_id":"A"}]}}                         | 499 Applied, 1 Rejected   | 0
                    twice, the first code counts          | {"code":0,"data":{"failed_user_reasons":[{"user_id":"A","error_code":7},{"user_id":"A"}]}}          | 499 Applied, 1 Rejected   | 7
                    # somebody fails, and nobody can say who
                    an entry without an id                | {"code":0,"data":{"failed_user_reasons":[{"error_code":7}]}}                                        | 450 Applied, 50 Unknown   |
                    an entry whose id is null             | {"code":0,"data":{"failed_user_reasons":[{"error_code":7,"user_id":null}]}}                         | 450 Applied, 50 Unknown   |
                    an entry without anything             | {"code":0,"data":{"failed_user_reasons":[{}]}}                                                      | 450 Applied, 50 Unknown   |
                    an entry that is null                 | {"code":0,"data":{"failed_user_reasons":[null]}}                                                    | 450 Applied, 50 Unknown   |
                    a stranger                            | {"code":0,"data":{"failed_user_reasons":[{"user_id":"ou_stranger"}]}}                               | 450 Applied, 50 Unknown   |
                    a stranger of another call            | {"code":0,"data":{"failed_user_reasons":[{"user_id":"ou_user_000"}]}}                               | 450 Applied, 50 Unknown   |
                    somebody, and one who is known        | {"code":0,"data":{"failed_user_reasons":[{},{"user_id":"A","error_code":7}]}}                       | 450 Applied, 1 Rejected, 49 Unknown | 7
                    """)
    void theRunAccountsForEverybody(String name, String body, String users, Integer codeOfA) {
        Fault response = Fault.response(
                200,
                Map.of("X-Tt-Logid", "log-3"),
                body.replace("\"A\"", quoted(A)).replace("\"B\"", quoted(B)));
        Trial trial = Form.THIRD_OF_ALL.trial(response.afterActing());

        PinReport report = trial.run();

        assertThat(Account.of(report, trial.simulator)).isEqualTo(new Account(users, 10, 0, 0, 1));
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

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
