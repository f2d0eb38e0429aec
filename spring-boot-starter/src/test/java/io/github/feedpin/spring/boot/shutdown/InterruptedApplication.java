package io.github.feedpin.spring.boot.shutdown;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pins users on request, and unpins a user in {@code @PreDestroy}. */
@SpringBootApplication
@RestController
class InterruptedApplication implements DisposableBean {

    /** The prefix of the line that prints the port. */
    static final String PORT = "Listening on port ";

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final FeedpinClient feedpin;

    InterruptedApplication(FeedpinClient feedpin) {
        this.feedpin = feedpin;
    }

    public static void main(String[] args) {
        SpringApplication.run(InterruptedApplication.class, args);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        System.out.println(PORT + event.getWebServer().getPort());
    }

    /** Pins this number of users, and returns the applied and the total count. */
    @PostMapping("/runs/{users}")
    Mono<String> run(@PathVariable int users) {
        List<String> ids =
                IntStream.range(0, users).mapToObj(i -> "ou_user_" + i).toList();
        return feedpin.pin(ids).map(InterruptedApplication::summary);
    }

    private static String summary(PinReport report) {
        long all = report.applied() + report.rejected() + report.notSent() + report.unknown();
        return report.applied() + " of " + all;
    }

    @Override
    public void destroy() {
        System.out.println(feedpin.pin("ou_late_single").block(AT_MOST));
        System.out.println(feedpin.pin(List.of("ou_late_run"))
                .map(report -> report.outcomes().values())
                .block(AT_MOST));
    }

    @Bean
    @ConditionalOnProperty("own-event-loops")
    static ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        return factory;
    }
}
