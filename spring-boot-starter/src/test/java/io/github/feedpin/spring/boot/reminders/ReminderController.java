package io.github.feedpin.spring.boot.reminders;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class ReminderController {

    private final FeedpinClient feedpin;

    ReminderController(FeedpinClient feedpin) {
        this.feedpin = feedpin;
    }

    /** Pins the chat for these users, and returns the result for each. */
    @PostMapping("/reminders")
    Flux<Reminder> remind(@RequestBody List<String> userIds) {
        return feedpin.pin(userIds)
                .flatMapIterable(report -> report.outcomes().values())
                .map(Reminder::of);
    }

    /** Pins the chat for these users, and returns the report. */
    @PostMapping("/reports")
    Mono<PinReport> report(@RequestBody List<String> userIds) {
        return feedpin.pin(userIds);
    }

    /** Pins the chat for these users, and streams the outcomes. */
    @PostMapping("/outcomes")
    Flux<UserOutcome> outcomes(@RequestBody List<String> userIds) {
        return feedpin.pinEach(Flux.fromIterable(userIds));
    }
}
