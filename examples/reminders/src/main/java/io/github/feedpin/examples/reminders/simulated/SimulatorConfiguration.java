package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.examples.reminders.web.SimulatedPlatform;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration that serves a simulated platform on a free port and connects Feedpin's client to it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingCredentials
class SimulatorConfiguration {

    private static final Duration MIN_LATENCY = Duration.ofMillis(20);
    private static final Duration MAX_LATENCY = Duration.ofMillis(60);

    @Bean
    PlatformSimulator simulator() {
        return PlatformSimulator.builder()
                .latency(MIN_LATENCY, MAX_LATENCY)
                .notInChat(SimulatedUsers::isOutside)
                .unknownUsers(SimulatedUsers::isUnknown)
                .journalUserIds(false)
                .build();
    }

    @Bean
    SimulatorLifecycle simulatorLifecycle(PlatformSimulator simulator) {
        return new SimulatorLifecycle(simulator.serve());
    }

    @Bean
    FeedpinConnectionDetails simulatorConnectionDetails(SimulatorLifecycle lifecycle) {
        return new SimulatorConnectionDetails(
                lifecycle.server().baseUrl(), lifecycle.server().credentials());
    }

    @Bean
    SimulatedPlatform simulatedPlatform() {
        return new SimulatedPlatform();
    }

    private record SimulatorConnectionDetails(BaseUrl baseUrl, SelfBuiltApp credentials)
            implements FeedpinConnectionDetails {}
}
