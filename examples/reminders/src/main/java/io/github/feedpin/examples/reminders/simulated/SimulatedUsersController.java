package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.examples.reminders.runs.RunLimits;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** REST controller for the ids of simulated users. */
@RestController
@ConditionalOnMissingCredentials
class SimulatedUsersController {

    private final RunLimits limits;

    SimulatedUsersController(RunLimits limits) {
        this.limits = limits;
    }

    /** Returns the first ids, always the same. */
    @GetMapping("/simulated-users")
    List<String> simulatedUsers(@RequestParam int count) {
        if (count < 1 || count > limits.maxIdsPerRun()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "count must be from 1 to " + limits.maxIdsPerRun() + ", but is " + count + ".");
        }
        return SimulatedUsers.first(count);
    }
}
