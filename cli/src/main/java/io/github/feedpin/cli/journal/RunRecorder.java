package io.github.feedpin.cli.journal;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.platform.FeedpinPlatform;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Strategy interface for recording a run. Records nothing, unless more is implemented. Thread-safe. */
public interface RunRecorder extends RunListener {

    /** Recorder of a run without a journal. */
    RunRecorder NONE = new RunRecorder() {};

    /** Returns a platform that records each call before {@code platform} sends it. */
    default FeedpinPlatform recording(FeedpinPlatform platform) {
        return platform;
    }

    /** Returns the outcome of a user who need not be called; empty if the user is to be called. */
    default Optional<UserOutcome> known(String userId) {
        return Optional.empty();
    }

    /** Completes when the run must end, since it cannot be recorded. */
    default Mono<Void> failed() {
        return Mono.never();
    }
}
