package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.platform.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void tellsThePortTheFieldsThatTheHttpDoorWritesDown() {
        Refusal refusal = Refusal.fieldInvalid("user_ids", "51 ids", "the length must be 1 to 50");
        Answer<Object> answer = Reply.refused(refusal, "log-1").answer();

        assertThat(answer.details())
                .isEqualTo(new ErrorDetails(
                        List.of(),
                        List.of(new FieldViolation("user_ids", "51 ids", "the length must be 1 to 50")),
                        List.of(),
                        null));
    }

    @Test
    void addsNothingToARefusalThatNamesNoField() {
        assertThat(Reply.refused(Refusal.PARAM_INVALID, "log-1").answer().details())
                .isEqualTo(ErrorDetails.none());
    }
}
