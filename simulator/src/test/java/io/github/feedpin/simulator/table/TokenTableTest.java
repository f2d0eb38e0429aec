package io.github.feedpin.simulator.table;

import static io.github.feedpin.simulator.table.FailureKind.APP;
import static io.github.feedpin.simulator.table.FailureKind.NO_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Responses instead of a token, besides the codes that {@link CodeTable} lists for it: no call is ever sent without a
 * token.
 */
class TokenTableTest {

    private static final String WRONG_SECRET = "app secret invalid";

    static Stream<Named<FaultVerification>> rows() {
        return Stream.of(
                row("a success without a token", Fault.grantWithoutToken(), NO_TOKEN),
                row("a token that has expired", Fault.grantExpired(), NO_TOKEN),
                row("a token that expires before it is granted", granted("\"t-1\"", "-1"), NO_TOKEN),
                row("a token without an expiry", granted("\"t-1\"", "null"), NO_TOKEN),
                row("null for a token", granted("null", "7200"), NO_TOKEN),
                row("an empty token", granted("\"\"", "7200"), NO_TOKEN),
                row("a token that cannot stand in a header", granted("\"t-1\\n\"", "7200"), NO_TOKEN),
                row("nothing", Fault.emptyBody(200), NO_TOKEN),
                row("an empty object", Fault.emptyObject(200), NO_TOKEN),
                row("an empty object in an error", Fault.emptyObject(500), NO_TOKEN),
                row("a gateway's page", Fault.html(502), NO_TOKEN),
                row("a redirect", Fault.redirect(302, "https://login.example/"), NO_TOKEN),
                row("half a response", Fault.truncatedJson(), NO_TOKEN),
                row("the rate limit", Fault.rateLimit(Duration.ofSeconds(7)), NO_TOKEN),
                row("the rate limit of older APIs", Fault.rateLimit(400, Map.of()), NO_TOKEN),
                row("the wrong secret, with the status of a success", Fault.error(200, 10014, WRONG_SECRET), APP),
                row("an unknown rejection", Fault.error(200, 424242, "no"), APP),
                row("an unknown rejection of the login", Fault.error(401, 424242, "no"), APP),
                row("a token request rejected for its token", Fault.error(400, 99991663, "no"), APP),
                row("an unknown failure", Fault.error(500, 424242, "no"), NO_TOKEN),
                withoutResponse("a broken connection", Fault.resetAfterReading()),
                withoutResponse("a connection that breaks at once", Fault.resetBeforeReading()),
                withoutResponse("a broken response", Fault.cutResponse()),
                withoutResponse("no response", Fault.stall()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void callWithoutATokenIsNotSent(FaultVerification row) {
        assertThat(row.verifyCall(FaultTrigger.everyTokenRequest())).hasMessageContaining("tenant_access_token");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runWithoutATokenReportsAllUsers(FaultVerification row) {
        row.verifyRuns(FaultPlacement.TOKEN_REQUESTS);
    }

    /** The platform may grant the token again that it has rejected. */
    @Test
    void tokenThatIsAlwaysRejectedIsReplacedOnce() {
        FaultTrial trial = FaultTrial.of(FaultTrigger.everyCall(), Fault.tokenInvalid(400));

        assertThat(trial.run().countsByCode()).containsOnlyKeys(99991663).containsValue(500L);
        assertThat(trial.simulator.journal().tokenRequests()).isEqualTo(2);
    }

    @Test
    void tokensRevokedDuringARunAreReplaced() {
        FaultTrial trial = FaultTrial.of(FaultTrigger.calls(3, 3), Fault.revokeTokens());

        assertThat(trial.run().applied()).isEqualTo(500);
        assertThat(trial.simulator.journal().tokenRequests()).isEqualTo(2);
    }

    private static Fault granted(String token, String expire) {
        String body = "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":%s,\"expire\":%s}".formatted(token, expire);
        return Fault.response(200, Map.of("X-Tt-Logid", "log-of-the-token"), body);
    }

    private static Named<FaultVerification> row(String name, Fault fault, FailureKind kind) {
        return Named.of(name, new FaultVerification(fault, kind));
    }

    private static Named<FaultVerification> withoutResponse(String name, Fault fault) {
        return Named.of(name, new FaultVerification(fault, NO_TOKEN, false));
    }
}
