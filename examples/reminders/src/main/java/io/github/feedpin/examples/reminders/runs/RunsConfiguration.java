package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.time.TimeSource;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunsConfiguration {

    @Bean
    Runs runs(FeedpinClient feedpin, Bounds bounds, Pace pace) {
        return new Runs(feedpin, bounds, pace, TimeSource.system());
    }

    @Bean
    RunsShutdown runsShutdown(Runs runs, LifecycleProperties lifecycle) {
        return new RunsShutdown(runs, lifecycle.getTimeoutPerShutdownPhase());
    }
}
