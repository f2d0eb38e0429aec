package io.github.feedpin.simulator.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.engine.ResponseWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryResponseReaderTest {

    @Test
    void invalidFieldsOfARejectionAreRead() {
        Rejection rejection = Rejection.fieldInvalid("user_ids", "51 ids", "the length must be 1 to 50");

        assertThat(detailsOf(rejection))
                .isEqualTo(new ErrorDetails(
                        List.of(),
                        List.of(new FieldViolation("user_ids", "51 ids", "the length must be 1 to 50")),
                        List.of(),
                        null));
    }

    @Test
    void rejectionWithoutInvalidFieldsHasNoDetails() {
        assertThat(detailsOf(Rejection.PARAM_INVALID)).isEqualTo(ErrorDetails.none());
    }

    private static ErrorDetails detailsOf(Rejection rejection) {
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1"));
        PinCall call = PinCall.of(FeedCard.BOT_CHAT, request, new AccessToken("t-1"));
        return InMemoryResponseReader.call(call, ResponseWriter.rejection(rejection, "log-1"))
                .details();
    }
}
