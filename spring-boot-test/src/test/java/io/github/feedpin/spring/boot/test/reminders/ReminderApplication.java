package io.github.feedpin.spring.boot.test.reminders;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** An application under test, without any property of Feedpin. */
@SpringBootApplication
public class ReminderApplication {

    @Service
    public static class Reminders {

        private final FeedpinClient feedpin;

        Reminders(FeedpinClient feedpin) {
            this.feedpin = feedpin;
        }

        public Mono<PinReport> remind(String... userIds) {
            return feedpin.pin(List.of(userIds));
        }
    }
}
