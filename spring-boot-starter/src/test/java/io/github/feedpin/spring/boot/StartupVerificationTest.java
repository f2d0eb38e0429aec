package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StartupVerificationTest {

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
    private final SimulatorServer server = simulator.serve();
    private final ApplicationContextRunner runner =
            Startup.withCredentials().withPropertyValues("feedpin.base-url=" + server.baseUrl());
    private final ApplicationContextRunner verifying = runner.withPropertyValues("feedpin.verify-on-startup=true");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whenVerificationIsDisabledNoTokenIsRequested() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(simulator.journal().tokenRequests()).isZero();
        });
    }

    @Test
    void whenVerificationIsEnabledTokenIsRequestedWithoutPinRequest() {
        verifying.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(simulator.journal().tokenRequests()).isOne();
            assertThat(simulator.journal().calls()).isZero();
        });
    }

    @Test
    void whenSecretIsWrongReportSaysSo() {
        verifying
                .withPropertyValues("feedpin.app-secret=an0ther")
                .run(context -> assertReport(context)
                        .contains("'feedpinClient' obtained no access token from " + server.baseUrl(), "code 10014")
                        .contains("Compare the app id and the app secret", "feedpin.verify-on-startup")
                        .doesNotContain("an0ther"));
    }

    @Test
    void whenScopeIsMissingReportNamesIt() {
        simulator
                .faults()
                .on(FaultTrigger.everyTokenRequest(), Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"));

        verifying.run(context -> assertReport(context)
                .contains("code 99991672", "Grant the app", "im:datasync.feed_card.time_sensitive:write")
                .doesNotContain("Compare the app id"));
    }

    @Test
    void whenPlatformIsUnreachableReportSaysSo() {
        server.close();

        verifying.run(context -> assertReport(context)
                .contains("obtained no access token from " + server.baseUrl(), "Check the base URL", "proxy"));
    }

    @Test
    void whenResponseIsInvalidReportSaysSo() {
        simulator.faults().on(FaultTrigger.everyTokenRequest(), Fault.html(502));

        verifying.run(context -> assertReport(context).contains("HTTP 502", "Try again later"));
    }

    @Test
    void withSeveralClientsReportNamesTheFailedClient() {
        runner.withPropertyValues(
                        "feedpin.clients.ops.app-id=cli_ops",
                        "feedpin.clients.ops.app-secret=an0ther",
                        "feedpin.clients.ops.verify-on-startup=true")
                .run(context -> assertReport(context).contains("The client 'ops' obtained no access token"));
    }
}
