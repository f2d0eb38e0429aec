package io.github.feedpin.internal.run;

import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.call.SendGate;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the users of one call to their outcomes: sends it, and sends it again, or halves it, until each has one. Made
 * anew for each batch and for each half.
 */
public final class BatchExecution implements RunningCall.Ending<List<UserOutcome>> {

    /** How often in a row the same call may be rejected for the rate limit, so that not even that goes on for ever. */
    private static final int MOST_RATE_LIMITED = 20;

    private final RunState run;
    private final CallPayload load;
    private final boolean half;
    /** The last failure after which the platform may have acted: from then on nobody here is certainly unchanged. */
    private @Nullable FeedpinException unanswered;

    private boolean tokenReplaced;
    private int attempts;
    private int rateLimited;
    private boolean hasTurn;

    /**
     * How the call is sent again: after what, whether at the head of the queue for a permit, whether that is a retry.
     */
    private Mono<?> pause = Mono.empty();

    private boolean resumed;
    private boolean repeats;
    private boolean looping;

    private BatchExecution(RunState run, CallPayload load, boolean half, @Nullable FeedpinException unanswered) {
        this.run = run;
        this.load = load;
        this.half = half;
        this.unanswered = unanswered;
    }

    /** Settles a call; never fails, and never completes empty. */
    public static Mono<List<UserOutcome>> of(RunState run, CallPayload load) {
        return Mono.defer(() -> new BatchExecution(run, load, false, null).attempt());
    }

    private Mono<List<UserOutcome>> attempt() {
        hasTurn = false;
        return (run.isHeldUp() ? run.turn().flatMap(this::attemptInLine) : call()).onErrorResume(this::ended);
    }

    private Mono<List<UserOutcome>> attemptInLine(boolean turn) {
        hasTurn = turn;
        return turn ? run.pauseBeforeTry().then(Mono.defer(this::call)) : call();
    }

    private Mono<List<UserOutcome>> call() {
        return run.send(run.gate(load), resumed, repeats, this);
    }

    private Mono<List<UserOutcome>> ended(Throwable failure) {
        if (!(failure instanceof FeedpinException known)) {
            return broken(failure);
        }
        try {
            return failed(known).onErrorResume(this::broken);
        } catch (Throwable thrown) {
            return broken(thrown);
        }
    }

    /** Something that the application brought along has thrown where it must not. */
    private Mono<List<UserOutcome>> broken(Throwable failure) {
        String message =
                "The call could not be brought to an end: " + failure.getClass().getName();
        unanswered = new NoResponseException(message, failure);
        giveTurnBack();
        return given(unanswered);
    }

    @Override
    public List<UserOutcome> answered(TimeSensitiveResponse response) {
        run.platformWorks();
        run.outage().over();
        return OutcomeMapper.of(load.users(), response);
    }

    private Mono<List<UserOutcome>> failed(FeedpinException failure) {
        boolean hadTurn = hasTurn;
        hasTurn = false;
        unanswered = failure.mayHaveActed() ? failure : unanswered;
        if (!(failure instanceof RateLimitedException)) {
            rateLimited = 0;
        }
        if (Patience.isExceededBy(failure.retryAfter().orElse(Duration.ZERO))) {
            run.outage().over();
            if (failure instanceof RateLimitedException rejection) {
                run.rateLimited(rejection);
            }
            return Mono.just(run.stopUntil(failure).outcomes(load.users(), unanswered));
        }
        if (isOfTheMoment(failure)) {
            return failedForTheMoment(failure, hadTurn);
        }
        run.outage().over();
        repeats = false;
        if (failure instanceof RateLimitedException rejection) {
            run.rateLimited(rejection);
            return ++rateLimited < MOST_RATE_LIMITED ? again(Mono.empty(), true) : givenUp(failure);
        }
        if (failure instanceof TokenRejectedException && !tokenReplaced) {
            tokenReplaced = true;
            return again(Mono.empty(), true);
        }
        if (failure instanceof CallRejectedException) {
            return rejected(failure);
        }
        run.halt(StopReason.because(failure));
        return given(failure);
    }

    private static boolean isOfTheMoment(FeedpinException failure) {
        return failure.retryable() && !(failure instanceof RateLimitedException);
    }

    /** Sends again after a while; while the platform as a whole does not work, when it is this call's turn. */
    private Mono<List<UserOutcome>> failedForTheMoment(FeedpinException failure, boolean hadTurn) {
        boolean sent = !(failure instanceof UnreachableException || failure instanceof TokenUnavailableException);
        repeats |= sent;
        boolean outageBegins = run.outage().failed(failure, hadTurn);
        if (run.outage().isHopeless()) {
            run.halt(StopReason.because(failure));
            return given(failure);
        }
        if (load.isEmpty()) {
            return Mono.just(List.of());
        }
        boolean costsAnAttempt = sent || outageBegins || !run.isHeldUp();
        if (costsAnAttempt && !run.mayRetry(++attempts)) {
            return givenUp(failure);
        }
        return again(run.isHeldUp() ? Mono.empty() : run.pauseBeforeRetry(failure, attempts), false);
    }

    /** Sends again after {@code before}. A loop, for an outage may take more tries than a chain of calls could bear. */
    private Mono<List<UserOutcome>> again(Mono<?> before, boolean atHead) {
        pause = before;
        resumed = atHead;
        if (looping) {
            return Mono.empty();
        }
        looping = true;
        return Mono.defer(() -> pause.then(Mono.defer(this::attempt))).repeatWhenEmpty(times -> times);
    }

    private Mono<List<UserOutcome>> rejected(FeedpinException failure) {
        if (load.users().size() == 1) {
            return given(failure);
        }
        Bisection isolation = run.isolation();
        return isolation
                .mayHalve(half)
                .flatMap(may -> may ? isolate() : given(failure))
                .doOnNext(outcomes -> {
                    if (!half) {
                        isolation.ended(outcomes);
                    }
                });
    }

    private Mono<List<UserOutcome>> isolate() {
        return Flux.fromIterable(load.halves())
                .concatMap(part -> new BatchExecution(run, part, true, unanswered).attempt(), 0)
                .collect(ArrayList::new, List::addAll);
    }

    /** The turn to try whether an outage is over, which was not made use of. */
    private void giveTurnBack() {
        if (hasTurn) {
            hasTurn = false;
            run.outage().passOn();
        }
    }

    private Mono<List<UserOutcome>> givenUp(FeedpinException failure) {
        run.gaveUp(failure);
        return given(failure);
    }

    private Mono<List<UserOutcome>> given(FeedpinException failure) {
        return Mono.just(OutcomeMapper.ofFailure(load.users(), failure, unanswered));
    }

    @Override
    public List<UserOutcome> unanswered(SendGate gate) {
        if (gate.hasPassed()) {
            unanswered = run.abandoned(gate, repeats);
        }
        giveTurnBack();
        return load.users().isEmpty() ? List.of() : run.haltedOutcomes(load.users(), unanswered);
    }
}
