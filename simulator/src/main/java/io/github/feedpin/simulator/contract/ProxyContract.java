package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.simulator.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** HTTP 407 is a proxy's response (RFC 9110, section 15.5.8), not the platform's, which has not got the request. */
public interface ProxyContract extends PlatformConnector {

    @Test
    default void aProxyThatWantsCredentialsIsNoResponseOfThePlatform() {
        ContractFixture rig = ContractFixture.patient(this)
                .meeting(
                        Fault.response(407, Map.of("Proxy-Authenticate", "Basic"), "{\"code\":0,\"msg\":\"success\"}"));

        assertUnreachable(ContractFixture.failureOf(rig.pinning("ou_1")));
        assertUnreachable(ContractFixture.failureOf(rig.fetchingToken()));
    }

    private static void assertUnreachable(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("the proxy responded with 407");
    }
}
