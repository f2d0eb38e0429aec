package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.journal.JournalRecord.Call;
import io.github.feedpin.cli.journal.JournalRecord.End;
import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import io.github.feedpin.cli.journal.JournalRecord.Rejection;
import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.platform.FeedpinPlatform;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Records one run in a journal: each call before it is sent, and each outcome when it is known. */
public final class JournalRecorder implements RunRecorder, Closeable {

    private final PinAction action;
    private final @Nullable Duration duration;
    private final PinIndex index;
    private final JournalWriter writer;
    private final InstantSource clock;
    private final AtomicLong calls;
    private final AtomicLong listed = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong();
    /** The recorded calls of users without an outcome. */
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    /** Pinned users whose pins get another end. Used by the thread that emits the ids, and at the end. */
    private final List<String> renewed = new ArrayList<>();

    /** @param index the state before the run */
    JournalRecorder(Run run, PinIndex index, JournalWriter writer, InstantSource clock) {
        this.action = run.action();
        this.duration = run.duration();
        this.index = index;
        this.writer = writer;
        this.clock = clock;
        this.calls = new AtomicLong(index.latestCall());
        writer.append(run);
    }

    @Override
    public FeedpinPlatform recording(FeedpinPlatform platform) {
        return new RecordingPlatform(platform, this::recordIntent);
    }

    /**
     * Returns applied for users whose last recorded outcome is that this action was applied, and rejected for users
     * whom the platform rejected since the last complete run.
     */
    @Override
    public Optional<UserOutcome> known(String userId) {
        UserState state = index.state(userId);
        if (state.isPinned()) {
            listed.incrementAndGet();
        }
        if (action == PinAction.UNPIN) {
            return state.isUnpinApplied() ? Optional.of(new Applied(userId)) : Optional.empty();
        }
        if (!state.isPinApplied()) {
            return index.rejection(userId).map(why -> new Rejected(userId, why.code(), why.message(), null));
        }
        if (duration != null || index.dueTime(state).isPresent()) {
            renew(userId);
        }
        return Optional.of(new Applied(userId));
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        if (outcome instanceof NotSent notSent && notSent.reason() == NotSentReason.INVALID_ID) {
            return;
        }
        String userId = outcome.userId();
        @Nullable Long call = open.remove(userId);
        Result result = result(outcome);
        if (result == Result.NOT_SENT || result == Result.UNKNOWN) {
            unfinished.incrementAndGet();
        }
        UserState before = index.state(userId);
        boolean isNews = call != null
                || !before.equals(before.ended(action, result, false, before.call()))
                || before.equals(UserState.NONE);
        if (isNews) {
            @Nullable Instant until = result == Result.APPLIED ? until(now()) : null;
            writer.append(
                    new Outcome(call, action, result, reason(outcome), rejection(outcome), until, List.of(userId)));
        }
    }

    @Override
    public Mono<Void> failed() {
        return writer.failed();
    }

    /** Returns the failure after which nothing was recorded and no call was sent; empty if there was none. */
    public Optional<IOException> failure() {
        return writer.failure();
    }

    /** Returns the number of ids passed to {@link #known} that the journal recorded as pinned before the run. */
    public long listed() {
        return listed.get();
    }

    /** Records that all ids of the run were read, so that it is over if every user was applied or rejected. */
    public void complete() {
        if (unfinished.get() == 0) {
            writer.append(new End(action, now()));
        }
    }

    /** Waits until everything is on disk. A failure to write is in {@link #failure()}. */
    @Override
    public void close() {
        recordRenewals();
        writer.close();
    }

    /**
     * Records the users of a request who are not recorded yet: another attempt of the same call adds nothing. Pins are
     * forced to disk; an unpin that is forgotten is repeated, which does no harm.
     */
    Mono<Void> recordIntent(TimeSensitiveRequest request) {
        List<String> users = request.userIds().stream().filter(this::isNews).toList();
        if (users.isEmpty() && writer.failure().isEmpty()) {
            return Mono.empty();
        }
        Call call = call(users);
        CompletableFuture<Void> recorded = writer.append(call, action == PinAction.PIN)
                .thenRun(() -> users.forEach(id -> open.put(id, call.number())));
        return Mono.fromFuture(recorded, true)
                .onErrorMap(e -> new UnreachableException(
                        "The call was not sent, since the journal could not be written: " + cause(e).getMessage(), e))
                .publishOn(Schedulers.boundedElastic());
    }

    private boolean isNews(String userId) {
        if (open.containsKey(userId)) {
            return false;
        }
        UserState before = index.state(userId);
        return action == PinAction.PIN || before.action() == PinAction.PIN || before.result() != Result.UNKNOWN;
    }

    private Call call(List<String> users) {
        Instant now = now();
        return new Call(calls.incrementAndGet(), action, now, until(now), users);
    }

    /** Records that a pinned user is to be released at another time, without a call. */
    private void renew(String userId) {
        renewed.add(userId);
        if (renewed.size() == TimeSensitiveRequest.MAX_USERS) {
            recordRenewals();
        }
    }

    private void recordRenewals() {
        if (!renewed.isEmpty()) {
            Call call = call(renewed);
            writer.append(call);
            writer.append(new Outcome(call.number(), action, Result.APPLIED, null, null, null, renewed));
            renewed.clear();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private @Nullable Instant until(Instant start) {
        return duration == null ? null : start.plus(duration);
    }

    private static Result result(UserOutcome outcome) {
        return switch (outcome.kind()) {
            case APPLIED -> Result.APPLIED;
            case REJECTED -> Result.REJECTED;
            case NOT_SENT -> outcome.isRetryable() ? Result.NOT_SENT : Result.REJECTED;
            case UNKNOWN -> Result.UNKNOWN;
        };
    }

    private static @Nullable String reason(UserOutcome outcome) {
        return outcome instanceof NotSent notSent ? notSent.reason().name() : null;
    }

    private static @Nullable Rejection rejection(UserOutcome outcome) {
        return outcome instanceof Rejected rejected ? new Rejection(rejected.code(), rejected.message()) : null;
    }

    private static Throwable cause(Throwable e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }
}
