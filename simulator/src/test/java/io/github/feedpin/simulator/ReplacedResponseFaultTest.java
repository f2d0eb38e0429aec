package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.RawHttpClient.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that replace the response, over HTTP and in memory. */
class ReplacedResponseFaultTest {

    private static final String BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";

    private final SimulatorFixture fixture = SimulatorFixture.create();
    private final AccessToken token = fixture.token();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server).bearer(token.value());

    @AfterEach
    void neverActed() {
        server.close();
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
        assertThat(fixture.simulator.openExchanges()).isZero();
    }

    @Test
    void errorHasItsStatusCodeMessageAndLogId() {
        Fault fault = Fault.error(400, 230001, "param is invalid");

        Response wire = overHttp(fault);
        assertThat(wire.status()).isEqualTo(400);
        assertThat(wire.headers().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        String logId = wire.headers().get("X-Tt-Logid");
        assertThat(wire.text())
                .isEqualTo("{\"code\":230001,\"msg\":\"param is invalid\",\"error\":{\"log_id\":\"" + logId + "\"}}");

        PlatformResponse<?> response = inMemory(fault);
        assertThat(response).isEqualTo(PlatformResponse.error(400, 230001, "param is invalid", response.logId()));
        assertThat(response.logId()).isNotBlank().isNotEqualTo(logId);
    }

    @Test
    void errorHasItsDetails() {
        ErrorDetails details = new ErrorDetails(
                List.of(), List.of(new FieldViolation("user_ids", "3", "too few")), List.of(), "contact support");
        Fault fault = Fault.error(400, 99992402, "field validation failed", details);

        assertThat(inMemory(fault).details()).isEqualTo(details);
        Response wire = overHttp(fault);
        assertThat(wire.body().at("/error/field_violations/0").toString())
                .isEqualTo("{\"field\":\"user_ids\",\"value\":\"3\",\"description\":\"too few\"}");
        assertThat(wire.body().at("/error/troubleshooter").stringValue()).isEqualTo("contact support");
    }

    @Test
    void missingScopeIsNamedWithALink() {
        Fault fault = Fault.scopeMissing("im:some.scope");

        PlatformResponse<?> response = inMemory(fault);
        assertThat(response.code()).isEqualTo(99991672);
        assertThat(response.details().permissionViolations().get(0).subject()).isEqualTo("im:some.scope");
        assertThat(response.details().helps().get(0).url()).contains("im:some.scope");
        assertThat(overHttp(fault)
                        .body()
                        .at("/error/permission_violations/0/subject")
                        .stringValue())
                .isEqualTo("im:some.scope");
    }

    @Test
    void tokenInvalidAppliesToOneCallWithEitherStatus() {
        for (int status : new int[] {400, 200}) {
            Fault fault = Fault.tokenInvalid(status);
            assertThat(overHttp(fault).status()).isEqualTo(status);
            assertThat(overHttp(fault).code()).isEqualTo(99991663);
            assertThat(inMemory(fault).code()).isEqualTo(99991663);
        }
        fixture.simulator.faults().clear();
        assertThat(fixture.pin(token, "ou_1").code()).isZero();
        fixture.unpin(token, "ou_1");
    }

    @Test
    void rateLimitHasAllItsForms() {
        assertRateLimit(Fault.rateLimit(Duration.ofSeconds(52)), 429, Duration.ofSeconds(52));
        assertRateLimit(Fault.rateLimit(429, Map.of("Retry-After", "3")), 429, Duration.ofSeconds(3));
        assertRateLimit(Fault.rateLimit(400, Map.of("x-ogw-ratelimit-reset", "2")), 400, Duration.ofSeconds(2));
        PlatformResponse<?> withoutHeaders = inMemory(Fault.rateLimit(429, Map.of()));
        assertThat(withoutHeaders.code()).isEqualTo(99991400);
        assertThat(withoutHeaders.retryAfter()).isNull();

        Fault unusable = Fault.response(429, Map.of("x-ogw-ratelimit-reset", "2"), "slow down");
        assertThat(inMemory(unusable))
                .isEqualTo(new PlatformResponse<>(429, null, "slow down", null, null, Duration.ofSeconds(2)));
        assertThat(overHttp(unusable).text()).isEqualTo("slow down");
    }

    @Test
    void gatewayPageHasNoLogId() {
        Response wire = overHttp(Fault.html(502));
        assertThat(wire.status()).isEqualTo(502);
        assertThat(wire.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(wire.headers().contains("X-Tt-Logid")).isFalse();
        assertThat(wire.text()).startsWith("<html>");

        assertThat(inMemory(Fault.html(502)))
                .isEqualTo(new PlatformResponse<List<FailedUser>>(502, null, wire.text(), null, null, null));
    }

    @Test
    void emptyObjectAndEmptyBodyHaveNoCode() {
        for (int status : new int[] {200, 500}) {
            assertThat(overHttp(Fault.emptyObject(status)).text()).isEqualTo("{}");
            assertThat(overHttp(Fault.emptyBody(status)).text()).isEmpty();
            PlatformResponse<?> object = inMemory(Fault.emptyObject(status));
            assertThat(object).isEqualTo(new PlatformResponse<>(status, null, "{}", null, object.logId(), null));
            PlatformResponse<?> empty = inMemory(Fault.emptyBody(status));
            assertThat(empty)
                    .isEqualTo(new PlatformResponse<>(status, null, "The body is empty", null, empty.logId(), null));
            assertThat(empty.logId()).isNotBlank();
        }
    }

    @Test
    void redirectHasItsLocation() {
        Fault fault = Fault.redirect(302, "https://login.example/");

        Response wire = overHttp(fault);
        assertThat(wire.status()).isEqualTo(302);
        assertThat(wire.headers().get("Location")).isEqualTo("https://login.example/");
        assertThat(wire.text()).isEqualTo("{}");
        assertThat(inMemory(fault)).isEqualTo(new PlatformResponse<>(302, null, "{}", null, null, null));
    }

    @Test
    void customResponseIsSentUnchanged() {
        Fault fault = Fault.response(218, Map.of("X-Tt-Logid", "own-id"), "{\"code\":0,\"msg\":\"fine\"} ou_1");

        Response wire = overHttp(fault);
        assertThat(wire.status()).isEqualTo(218);
        assertThat(wire.text()).isEqualTo("{\"code\":0,\"msg\":\"fine\"} ou_1");
        assertThat(wire.headers().names()).containsExactlyInAnyOrder("X-Tt-Logid", "content-length");
        assertThat(inMemory(fault))
                .isEqualTo(
                        new PlatformResponse<>(218, null, "{\"code\":0,\"msg\":\"fine\"} o…1", null, "own-id", null));
    }

    @Test
    void invalidStatusIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.html(100));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.error(600, 1, ""));
    }

    private void assertRateLimit(Fault fault, int status, Duration reset) {
        PlatformResponse<?> response = inMemory(fault);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(99991400);
        assertThat(response.retryAfter()).isEqualTo(reset);
        Response wire = overHttp(fault);
        assertThat(wire.status()).isEqualTo(status);
        assertThat(wire.code()).isEqualTo(99991400);
        assertThat(List.of(
                        wire.headers().get("x-ogw-ratelimit-reset", ""),
                        wire.headers().get("Retry-After", "")))
                .contains(Long.toString(reset.toSeconds()));
    }

    private Response overHttp(Fault fault) {
        fixture.withFault(fault);
        return client.patch("", BODY);
    }

    private PlatformResponse<List<FailedUser>> inMemory(Fault fault) {
        return fixture.withFault(fault).pin(token, "ou_1");
    }
}
