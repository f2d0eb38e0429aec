package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.simulator.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** HTTP 407 is the response of a proxy (RFC 9110, section 15.5.8); the platform has not received the request. */
public interface ProxyContract extends PlatformConnector {

    @Test
    default void proxyAuthenticationRequestMeansThatNothingWasSent() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this)
                .withFault(
                        Fault.response(407, Map.of("Proxy-Authenticate", "Basic"), "{\"code\":0,\"msg\":\"success\"}"));

        assertUnreachable(ContractFixture.failureOf(fixture.pinning("ou_1")));
        assertUnreachable(ContractFixture.failureOf(fixture.fetchingToken()));
    }

    private static void assertUnreachable(@Nullable Throwable failure) {
        assertThat(failure).isInstanceOf(UnreachableException.class).hasMessageContaining("407");
    }
}
