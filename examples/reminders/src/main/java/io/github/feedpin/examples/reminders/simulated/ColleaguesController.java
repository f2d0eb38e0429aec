package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.examples.reminders.runs.Bounds;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Names people to try things out with. */
@RestController
@ConditionalOnNoCredentials
class ColleaguesController {

    private final Bounds bounds;

    ColleaguesController(Bounds bounds) {
        this.bounds = bounds;
    }

    /** The ids of so many simulated colleagues, always the same ones. */
    @GetMapping("/colleagues")
    List<String> colleagues(@RequestParam int number) {
        if (number < 1 || number > bounds.idsInRun()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "The number must be 1 to " + bounds.idsInRun() + ", but is " + number + ".");
        }
        return Colleagues.first(number);
    }
}
