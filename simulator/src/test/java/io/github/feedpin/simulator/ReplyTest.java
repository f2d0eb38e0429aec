package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void tellsThePortTheFieldsThatTheHttpDoorWritesDown() {
        Rejection rejection = Rejection.fieldInvalid("user_ids", "51 ids", "the length must be 1 to 50");
        PlatformResponse<Object> response = Reply.rejected(rejection, "log-1").response();

        assertThat(response.details())
                .isEqualTo(new ErrorDetails(
                        List.of(),
                        List.of(new FieldViolation("user_ids", "51 ids", "the length must be 1 to 50")),
                        List.of(),
                        null));
    }

    @Test
    void addsNothingToARejectionThatNamesNoField() {
        assertThat(Reply.rejected(Rejection.PARAM_INVALID, "log-1").response().details())
                .isEqualTo(ErrorDetails.none());
    }
}
