package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.PlatformException;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Responses that are not the platform's or cannot be read are values that prove nothing. */
public interface InvalidResponseContract extends PlatformConnector {

    @Test
    default void unreadableResponseHasNoCodeAndProvesNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = new ArrayList<>(ContractFixture.UNREADABLE);
        faults.add(Fault.dataAsArray());
        faults.add(Fault.entriesAsText());

        for (Fault fault : faults) {
            PlatformResponse<?> response = fixture.withFault(fault).pin("ou_1");
            assertThat(response.status())
                    .as("status of: %s", fault)
                    .isEqualTo(fixture.last().status());
            assertThat(response.logId())
                    .as("log id of: %s", fault)
                    .isEqualTo(fixture.last().logId());
            assertProvesNothing(fault, response);
        }
    }

    @Test
    default void slightlyInvalidJsonProvesNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<String> bodies = List.of(
                "null",
                "[]",
                "0",
                "{\"code\":null,\"data\":{}}",
                "{\"code\":0.0,\"data\":{}}",
                "{\"code\":false,\"data\":{}}",
                "{\"code\":4294967296,\"data\":{}}",
                "{\"code\":0,\"data\":{}}{\"code\":5000}",
                "{\"code\":0,\"data\":\"\"}",
                "{\"code\":0,\"data\":{\"failed_user_reasons\":{}}}",
                "{\"code\":0,\"failed_user_reasons\":\"ou_1\"}");

        for (String body : bodies) {
            Fault fault = Fault.response(200, Map.of("Content-Type", "application/json"), body);
            assertProvesNothing(fault, fixture.withFault(fault).pin("ou_1"));
        }
    }

    @Test
    default void codeOf0WithAnErrorStatusProvesNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        for (int status : new int[] {302, 400, 500}) {
            Fault fault = Fault.response(status, Map.of(), "{\"code\":0,\"msg\":\"success\",\"data\":{}}");
            PlatformResponse<?> response = fixture.withFault(fault).pin("ou_1");

            assertThat(response.status()).isEqualTo(status);
            assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE)).isInstanceOf(PlatformException.class);
        }
    }

    @Test
    default void successWithoutAListOfFailedUsersIsACompleteSuccess() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<String> bodies = List.of(
                "{\"code\":0}",
                "{\"code\":0,\"msg\":null,\"data\":null}",
                "{\"code\":0,\"data\":{}}",
                "{\"code\":0,\"data\":{\"failed_user_reasons\":null},\"more\":[{\"a\":1}]}",
                " {\"data\":{\"failed_user_reasons\":[]},\"code\":0} ");

        for (String body : bodies) {
            assertThat(fixture.withFault(Fault.response(200, Map.of(), body))
                            .pin("ou_1")
                            .dataOrThrow(SET_TIME_SENSITIVE))
                    .as(body)
                    .isEmpty();
        }
    }

    @Test
    default void excerptOfAnUnreadableResponseIsShort() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        PlatformResponse<?> response = fixture.withFault(
                        Fault.response(502, Map.of(), "<p>Bad gateway</p>" + "x".repeat(100_000)))
                .pin("ou_1");

        assertThat(response.message()).startsWith("<p>Bad gateway</p>").hasSizeLessThanOrEqualTo(300);
    }

    private static void assertProvesNothing(Fault fault, PlatformResponse<?> response) {
        assertThat(response.code()).as("code of: %s", fault).isNull();
        assertThat(response.data()).as("data of: %s", fault).isNull();
        assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE)).isInstanceOf(PlatformException.class);
    }
}
