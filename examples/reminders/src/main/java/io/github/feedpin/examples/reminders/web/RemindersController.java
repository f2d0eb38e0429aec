package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.Run;
import io.github.feedpin.examples.reminders.runs.RunLimits;
import io.github.feedpin.examples.reminders.runs.RunReport;
import io.github.feedpin.examples.reminders.runs.RunStatus;
import io.github.feedpin.examples.reminders.runs.Runs;
import io.github.feedpin.model.PinAction;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** REST controller that starts, shows and stops runs. */
@RestController
@RequestMapping("/reminders")
class RemindersController {

    private final Runs runs;
    private final RunLimits limits;

    RemindersController(Runs runs, RunLimits limits) {
        this.runs = runs;
        this.limits = limits;
    }

    /** Starts a run and responds at once with its id and location. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RunStatus>> start(@RequestBody RemindersRequest request) {
        List<String> ids = request.ids();
        @Nullable PinAction action = request.action();
        if (ids.isEmpty()) {
            throw badRequest("userIds must contain at least one id.");
        }
        if (ids.size() > limits.maxIdsPerRun()) {
            throw badRequest(
                    "userIds must contain at most " + limits.maxIdsPerRun() + " ids, but contains " + ids.size() + ".");
        }
        if (action == null) {
            throw badRequest("action is missing: it must be \"pin\" or \"unpin\".");
        }
        Run run = runs.start(ids, action);
        URI location = URI.create("/reminders/" + run.id());
        return run.status().map(ResponseEntity.accepted().location(location)::body);
    }

    /** Returns the report if the run has ended, otherwise its progress. */
    @GetMapping("/{id}")
    Mono<RunStatus> status(@PathVariable String id) {
        return run(id).status();
    }

    /** Returns all users of an ended run whose outcome is not applied. */
    @GetMapping(path = "/{id}/not-applied.csv", produces = "text/csv;charset=UTF-8")
    Mono<ResponseEntity<Flux<String>>> notApplied(@PathVariable String id) {
        return run(id).status().map(status -> {
            if (!(status instanceof RunReport report)) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, "The run has not ended.");
            }
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"not-applied.csv\"")
                    .body(NotAppliedCsv.of(report.notApplied()));
        });
    }

    /**
     * Returns {@code progress} events and finally a {@code report} event, or a {@code failure} event if the run could
     * not start.
     */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<?>> events(@PathVariable String id) {
        return run(id).statuses()
                .<ServerSentEvent<?>>map(status -> event(status.ended() ? "report" : "progress", status))
                .onErrorResume(failure -> Mono.just(event("failure", problem(failure))));
    }

    /** Stops the run. The report follows as soon as the calls in flight are complete. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<RunStatus>> stop(@PathVariable String id) {
        Run run = run(id);
        run.stop();
        return run.status().map(ResponseEntity.accepted()::body);
    }

    private Run run(String id) {
        return runs.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such run, or it is no longer kept."));
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }

    private static ServerSentEvent<?> event(String name, Object data) {
        return ServerSentEvent.builder(data).event(name).build();
    }

    private static ProblemDetail problem(Throwable failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The run could not start: " + failure.getMessage());
    }
}
