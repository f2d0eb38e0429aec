package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.examples.reminders.web.Simulation;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Serves a simulated platform on a free port, and points Feedpin's client at it, with connection details in the place
 * of properties.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnNoCredentials
class SimulatorConfiguration {

    private static final Duration SHORTEST_ROUND_TRIP = Duration.ofMillis(20);
    private static final Duration LONGEST_ROUND_TRIP = Duration.ofMillis(60);

    @Bean
    PlatformSimulator simulator() {
        return PlatformSimulator.builder()
                .latency(SHORTEST_ROUND_TRIP, LONGEST_ROUND_TRIP)
                .notInChat(Colleagues::isOutside)
                .unknownUsers(Colleagues::isUnknown)
                .journalUserIds(false)
                .build();
    }

    @Bean
    ServedSimulator servedSimulator(PlatformSimulator simulator) {
        return new ServedSimulator(simulator.serve());
    }

    @Bean
    FeedpinConnectionDetails simulatorConnectionDetails(ServedSimulator served) {
        return new SimulatorConnectionDetails(
                served.server().baseUrl(), served.server().credentials());
    }

    @Bean
    Simulation simulation() {
        return new Simulation();
    }

    private record SimulatorConnectionDetails(BaseUrl baseUrl, AppCredentials credentials)
            implements FeedpinConnectionDetails {}
}
