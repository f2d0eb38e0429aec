package io.github.feedpin.spring.boot.reminders;

import io.github.feedpin.FeedpinClient;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
class ReminderController {

    private final FeedpinClient feedpin;

    ReminderController(FeedpinClient feedpin) {
        this.feedpin = feedpin;
    }

    /** Pins the chat for these users, and tells what became of each. */
    @PostMapping("/reminders")
    Flux<Reminder> remind(@RequestBody List<String> userIds) {
        return feedpin.pin(userIds)
                .flatMapIterable(report -> report.outcomes().values())
                .map(Reminder::of);
    }
}
