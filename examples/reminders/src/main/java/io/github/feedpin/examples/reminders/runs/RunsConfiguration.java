package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.time.TimeSource;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunsConfiguration {

    @Bean
    Runs runs(FeedpinClient feedpin, RunLimits limits, Pace pace) {
        return new Runs(feedpin, limits, pace, TimeSource.system());
    }

    @Bean
    RunsLifecycle runsLifecycle(Runs runs, LifecycleProperties lifecycle) {
        return new RunsLifecycle(runs, lifecycle.getTimeoutPerShutdownPhase());
    }
}
