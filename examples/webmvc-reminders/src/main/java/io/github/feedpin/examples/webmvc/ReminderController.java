package io.github.feedpin.examples.webmvc;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Profile("!store")
class ReminderController {

    private final FeedpinClient feedpin;

    ReminderController(FeedpinClient feedpin) {
        this.feedpin = feedpin;
    }

    /** Pins the chat for these users and returns the report. Spring MVC does not block a thread for it. */
    @PostMapping(path = "/reminders", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<PinReport> remind(@RequestBody List<String> userIds) {
        return feedpin.pin(userIds);
    }
}
