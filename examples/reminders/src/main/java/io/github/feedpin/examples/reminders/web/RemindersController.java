package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.Bounds;
import io.github.feedpin.examples.reminders.runs.Run;
import io.github.feedpin.examples.reminders.runs.RunState;
import io.github.feedpin.examples.reminders.runs.Runs;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** Starts runs, shows them, and stops them. */
@RestController
@RequestMapping("/reminders")
class RemindersController {

    private final Runs runs;
    private final Bounds bounds;

    RemindersController(Runs runs, Bounds bounds) {
        this.runs = runs;
        this.bounds = bounds;
    }

    /** Starts a run, and responses at once; the run's name and place are in the response. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RunState>> start(@RequestBody RemindersRequest request) {
        List<String> ids = request.ids();
        @Nullable Boolean timeSensitive = request.timeSensitive();
        if (ids.isEmpty()) {
            throw badRequest("There are no ids: userIds must hold at least one.");
        }
        if (ids.size() > bounds.idsInRun()) {
            throw badRequest("There are " + ids.size() + " ids, and at most " + bounds.idsInRun() + " are allowed.");
        }
        if (timeSensitive == null) {
            throw badRequest("timeSensitive is missing: true pins, false unpins.");
        }
        Run run = runs.start(ids, timeSensitive);
        URI place = URI.create("/reminders/" + run.id());
        return run.state().map(ResponseEntity.accepted().location(place)::body);
    }

    /** The account, or how far the run has come. */
    @GetMapping("/{id}")
    Mono<RunState> state(@PathVariable String id) {
        return run(id).state();
    }

    /**
     * How far the run has come, again and again, as events {@code progress}; then the account, as the event
     * {@code account}. In the place of both there is an event {@code failure} when the run could not start.
     */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<?>> events(@PathVariable String id) {
        return run(id).states()
                .<ServerSentEvent<?>>map(state -> event(state.ended() ? "account" : "progress", state))
                .onErrorResume(failure -> Mono.just(event("failure", problem(failure))));
    }

    /** Stops the run, which then soon has its account. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<RunState>> stop(@PathVariable String id) {
        Run run = run(id);
        run.stop();
        return run.state().map(ResponseEntity.accepted()::body);
    }

    private Run run(String id) {
        return runs.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such run, or it ended so long ago that it is forgotten."));
    }

    private static ResponseStatusException badRequest(String words) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, words);
    }

    private static ServerSentEvent<?> event(String name, Object data) {
        return ServerSentEvent.builder(data).event(name).build();
    }

    private static ProblemDetail problem(Throwable failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The run could not start: " + failure.getMessage());
    }
}
