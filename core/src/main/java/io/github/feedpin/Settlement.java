package io.github.feedpin;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.CallRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the users of one call to their outcomes: sends it, and sends it again, or halves it, until each has one. Made anew for
 * each batch and for each half.
 */
final class Settlement {

    /** How often in a row the same call may be refused for the rate limit, so that not even that goes on for ever. */
    private static final int MOST_RATE_LIMITED = 20;

    private final Run run;
    private final TimeSensitiveRequest request;
    private final boolean half;
    /** The last failure after which the platform may have acted: from then on nobody here is certainly unchanged. */
    private @Nullable FeedpinException unanswered;

    private boolean tokenReplaced;
    private boolean repeats;
    private boolean probing;
    private @Nullable FeedpinException lastUnreached;
    private int attempts;
    private int rateLimited;

    private Settlement(Run run, TimeSensitiveRequest request, boolean half, @Nullable FeedpinException unanswered) {
        this.run = run;
        this.request = request;
        this.half = half;
        this.unanswered = unanswered;
    }

    /** Settles a batch; never fails, and never completes empty. */
    static Mono<List<UserOutcome>> of(Run run, TimeSensitiveRequest request) {
        return Mono.defer(() -> new Settlement(run, request, false, null).begin());
    }

    private Mono<List<UserOutcome>> begin() {
        // Who cancels, cancels the whole run: then nobody may be woken up, who would send once more.
        return attempt(false).doOnTerminate(this::endProbe);
    }

    private Mono<List<UserOutcome>> attempt(boolean first) {
        return run.isHeldUp() ? run.noLongerHeldUp().then(Mono.defer(() -> attempt(first))) : call(first);
    }

    private Mono<List<UserOutcome>> call(boolean first) {
        return run.send(request, first, repeats)
                .map(this::succeeded)
                .switchIfEmpty(Mono.fromSupplier(this::halted))
                .onErrorResume(FeedpinException.class, this::failed);
    }

    private List<UserOutcome> succeeded(TimeSensitiveResponse response) {
        run.platformWorks();
        endProbe();
        return Outcomes.of(request.userIds(), response);
    }

    private Mono<List<UserOutcome>> failed(FeedpinException failure) {
        if (failure instanceof UnreachableException || failure instanceof TokenUnavailableException) {
            return unreached(failure);
        }
        endProbe();
        unanswered = failure.mayHaveActed() ? failure : unanswered;
        repeats = false;
        if (failure instanceof RateLimitedException refusal) {
            run.rateLimited(refusal);
            return ++rateLimited < MOST_RATE_LIMITED ? attempt(true) : givenUp(failure);
        }
        rateLimited = 0;
        if (failure instanceof TokenRefusedException && !tokenReplaced) {
            tokenReplaced = true;
            return attempt(true);
        }
        if (failure instanceof AppRefusedException || failure instanceof TokenRefusedException) {
            run.halt(Halt.because(failure));
            return given(failure);
        }
        if (failure instanceof CallRefusedException) {
            return refused(failure);
        }
        if (run.mayRetry(++attempts)) {
            repeats = true;
            return later(failure, attempts);
        }
        return givenUp(failure);
    }

    /** The call did not leave: this one probes until the platform can be reached again, unless another does already. */
    private Mono<List<UserOutcome>> unreached(FeedpinException failure) {
        if (!run.waitsForOutages()) {
            return run.mayRetry(++attempts) ? later(failure, attempts) : givenUp(failure);
        }
        lastUnreached = failure;
        if (probing) {
            return Mono.empty();
        }
        probing = run.outage().begin();
        // A loop, for an outage may take more probes than a chain of attempts could bear.
        return probing ? Mono.defer(this::probe).repeatWhenEmpty(again -> again) : attempt(false);
    }

    /** Tries once more after a while; empty when the platform still cannot be reached. */
    private Mono<List<UserOutcome>> probe() {
        FeedpinException failure = Objects.requireNonNull(lastUnreached);
        if (run.outage().mayProbeAgain()) {
            return run.pauseBeforeRetry(failure, run.outage().probes()).then(Mono.defer(() -> call(false)));
        }
        run.halt(Halt.because(failure));
        return given(failure);
    }

    private Mono<List<UserOutcome>> later(FeedpinException failure, int attemptsMade) {
        return run.pauseBeforeRetry(failure, attemptsMade).then(Mono.defer(() -> attempt(false)));
    }

    private void endProbe() {
        if (probing) {
            probing = false;
            run.outage().end();
        }
    }

    private Mono<List<UserOutcome>> refused(FeedpinException failure) {
        if (request.userIds().size() == 1) {
            return given(failure);
        }
        return run.isolation()
                .mayHalve(half)
                .flatMap(may -> may ? isolate() : given(failure))
                .doOnNext(outcomes -> {
                    if (!half) {
                        run.isolation().ended(outcomes);
                    }
                });
    }

    private Mono<List<UserOutcome>> isolate() {
        List<String> users = request.userIds();
        int middle = users.size() / 2;
        return Flux.just(users.subList(0, middle), users.subList(middle, users.size()))
                .concatMap(this::settleHalf, 0)
                .collect(ArrayList::new, List::addAll);
    }

    private Mono<List<UserOutcome>> settleHalf(List<String> users) {
        TimeSensitiveRequest part = new TimeSensitiveRequest(request.timeSensitive(), request.userIdType(), users);
        return new Settlement(run, part, true, unanswered).begin();
    }

    private Mono<List<UserOutcome>> givenUp(FeedpinException failure) {
        run.gaveUp(failure);
        return given(failure);
    }

    private Mono<List<UserOutcome>> given(FeedpinException failure) {
        return Mono.just(Outcomes.ofFailure(request.userIds(), failure, unanswered));
    }

    private List<UserOutcome> halted() {
        return run.haltedOutcomes(request.userIds(), unanswered);
    }
}
