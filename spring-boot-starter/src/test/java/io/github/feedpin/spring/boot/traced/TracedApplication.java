package io.github.feedpin.spring.boot.traced;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.spring.boot.FeedpinClientCustomizer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pins the posted users, and logs on the way. */
@SpringBootApplication
@RestController
class TracedApplication {

    static final String LOGGER = "traced";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private final FeedpinClient feedpin;

    TracedApplication(FeedpinClient feedpin) {
        this.feedpin = feedpin;
    }

    @Bean
    static RecordedSpans recordedSpans() {
        return new RecordedSpans();
    }

    @Bean
    static FeedpinClientCustomizer logger() {
        return (clientName, builder) -> builder.listener(new RunListener() {
            @Override
            public void onOutcome(UserOutcome outcome) {
                log.info("outcome");
            }
        });
    }

    @PostMapping("/runs")
    Mono<Long> run(@RequestBody List<String> userIds) {
        return feedpin.pin(userIds).doOnNext(report -> log.info("run done")).map(report -> report.applied());
    }

    @PostMapping("/requests")
    Mono<String> single(@RequestBody String userId) {
        return feedpin.pin(userId)
                .doOnNext(outcome -> log.info("request completed"))
                .map(outcome -> outcome.kind().name());
    }
}
