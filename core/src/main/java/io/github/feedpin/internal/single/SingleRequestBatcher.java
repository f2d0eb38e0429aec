package io.github.feedpin.internal.single;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.release.PinRecorder;
import io.github.feedpin.internal.run.BatchExecution;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.RunContext;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.internal.run.StopReason;
import io.github.feedpin.internal.run.StopSignal;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.quota.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Sends single requests, for one feed card and ids of one type, in shared calls. For each action one call at a time
 * waits for a permit, as soon as it is due: it is full, or its oldest request has lingered. Its users are chosen when
 * the permit is available; until then requests are added, replaced and cancelled at no cost. It retires when no request
 * is pending or in flight. Thread-safe; no application code is called under its lock.
 */
// Long, since everything that its lock guards stands in one place.
final class SingleRequestBatcher {

    private static final StopReason SUPERSEDED =
            new StopReason(NotSentReason.SUPERSEDED, "A later request for the same user replaced it", null);

    private final ClientComponents components;
    private final UserIdType userIdType;
    private final RunRegistry runRegistry;
    private final PendingRequests pending;
    private final DispatchSlot pinSlot = new DispatchSlot(PinAction.PIN);
    private final DispatchSlot unpinSlot = new DispatchSlot(PinAction.UNPIN);
    private @Nullable SharedRun sharedRun;
    private int callsInFlight;
    private boolean retired;
    private final Consumer<SingleRequestBatcher> onRetired;
    private final AtomicInteger dispatching = new AtomicInteger();

    /** @param onRetired called when this batcher has retired, perhaps more than once */
    SingleRequestBatcher(
            ClientComponents components,
            UserIdType userIdType,
            RunRegistry runRegistry,
            Consumer<SingleRequestBatcher> onRetired) {
        this.components = components;
        this.userIdType = userIdType;
        this.runRegistry = runRegistry;
        this.pending = new PendingRequests(components.concurrency().maxPendingRequests(), this::holdBack);
        this.onRetired = onRetired;
    }

    /** Adds a request, unless this batcher has retired; returns whether it did. */
    boolean add(PinAction action, String userId, PinRelease release, MonoSink<UserOutcome> subscriber) {
        PendingRequest request;
        @Nullable Completion superseded;
        try {
            synchronized (this) {
                if (retired) {
                    return false;
                }
                startRun();
                PendingRequests.Added added =
                        pending.add(userId, action, release, components.time().nanoTime(), subscriber);
                request = added.request();
                superseded = added.superseded() == null
                        ? null
                        : Completion.of(added.superseded(), SUPERSEDED.notSent(userId));
            }
        } catch (QueueFullException | IllegalStateException rejection) {
            removeEnded(null);
            subscriber.error(rejection);
            return true;
        }
        subscriber.onCancel(() -> cancel(request, subscriber));
        if (superseded != null) {
            emit(superseded);
        }
        dispatch();
        return true;
    }

    private void startRun() {
        if (runRegistry.isClosed()) {
            throw RunRegistry.closedException();
        }
        if (sharedRun == null) {
            SharedRun started = new SharedRun(RunContext.of(components, components.listener(), Priority.INTERACTIVE));
            StopSignal stopSignal = started.context().stopSignal();
            sharedRun = started;
            stopSignal.whenStopped().subscribe(reason -> stopped(started, reason));
            if (!runRegistry.addShared(stopSignal)) {
                throw RunRegistry.closedException();
            }
        }
    }

    /** Called under the lock. */
    private boolean holdBack(PendingRequest request, Runnable release) {
        long nanos = components.sender().waitNanos(userIdType, request.userId(), request.action());
        if (nanos > 0) {
            components.time().schedule(() -> underLock(release), nanos);
        }
        return nanos > 0;
    }

    private void underLock(Runnable change) {
        synchronized (this) {
            change.run();
        }
        dispatch();
    }

    private void cancel(PendingRequest request, MonoSink<UserOutcome> subscriber) {
        synchronized (this) {
            pending.cancel(request, subscriber);
        }
        removeEnded(null);
    }

    /** Starts the calls that are due, one after the other: a call that is sent at once makes the next one due. */
    void dispatch() {
        if (dispatching.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            @Nullable SharedCall call;
            while ((call = nextCall()) != null) {
                execute(call);
            }
            missed = dispatching.addAndGet(-missed);
        } while (missed != 0);
    }

    private void execute(SharedCall call) {
        @Nullable PinRecorder recorder = components.recorder();
        CallPayload payload = new CallPayload(
                () -> choose(call),
                () -> components.time().handOver(this::dispatch),
                recorder == null ? null : recorder.releasing(call::release));
        BatchExecution.of(call.sharedRun().context(), payload)
                .contextWrite(components.observations().withoutParent())
                .subscribe(outcomes -> completed(call, outcomes));
    }

    /** Starts the next due call, for the action whose oldest request is older; returns null if none is due. */
    private synchronized @Nullable SharedCall nextCall() {
        @Nullable PendingRequest pin = pending.queue(PinAction.PIN).oldest();
        @Nullable PendingRequest unpin = pending.queue(PinAction.UNPIN).oldest();
        boolean unpinsFirst = unpin != null && (pin == null || unpin.since() - pin.since() < 0);
        @Nullable SharedCall call = nextCall(unpinsFirst ? unpinSlot : pinSlot);
        return call == null ? nextCall(unpinsFirst ? pinSlot : unpinSlot) : call;
    }

    private @Nullable SharedCall nextCall(DispatchSlot slot) {
        PendingQueue queue = pending.queue(slot.action());
        @Nullable PendingRequest oldest = queue.oldest();
        boolean busy =
                slot.isTaken() || callsInFlight >= components.concurrency().maxConcurrentCalls();
        if (oldest == null || sharedRun == null || busy) {
            return null;
        }
        long lingers = oldest.since()
                + components.batching().linger().toNanos()
                - components.time().nanoTime();
        boolean full = queue.size() >= components.batching().maxUsersPerCall();
        if (!full && lingers > 0 && !runRegistry.isClosed()) {
            slot.schedule(lingers, components.time(), () -> underLock(slot::timerFired));
            return null;
        }
        callsInFlight++;
        return slot.take(sharedRun);
    }

    private synchronized @Nullable TimeSensitiveRequest choose(SharedCall call) {
        DispatchSlot slot = call.slot();
        boolean open = slot.release(call) && call.sharedRun() == sharedRun;
        List<PendingRequest> chosen =
                open ? pending.take(slot.action(), components.batching().maxUsersPerCall()) : List.of();
        return call.choose(chosen, userIdType);
    }

    private void completed(SharedCall call, List<UserOutcome> outcomes) {
        List<Completion> completions = new ArrayList<>(outcomes.size());
        synchronized (this) {
            call.slot().release(call);
            callsInFlight--;
            call.sharedRun().callEnded();
            for (UserOutcome outcome : outcomes) {
                completions.add(call.completion(outcome));
                pending.completed(outcome.userId());
            }
        }
        dispatch();
        completions.forEach(this::emit);
        removeEnded(call.sharedRun());
    }

    private void stopped(SharedRun stopped, StopReason reason) {
        List<Completion> completions = new ArrayList<>();
        synchronized (this) {
            if (stopped == sharedRun) {
                sharedRun = null;
                pinSlot.stopTimer();
                unpinSlot.stopTimer();
                pending.clear()
                        .forEach(request -> completions.add(Completion.of(request, reason.notSent(request.userId()))));
            }
        }
        completions.forEach(this::emit);
        removeEnded(stopped);
    }

    /** On the workers, since a subscriber may block. */
    private void emit(Completion completion) {
        components.time().handOver(() -> {
            components.listener().onOutcome(completion.outcome());
            completion.emit();
        });
    }

    /**
     * Removes the runs that have ended, and retires if nothing is pending or in flight.
     *
     * @param earlier a run that may have been stopped; null for none
     */
    private void removeEnded(@Nullable SharedRun earlier) {
        List<SharedRun> ended = new ArrayList<>(2);
        boolean idle;
        synchronized (this) {
            if (earlier != null && earlier != sharedRun && !earlier.hasCallsInFlight()) {
                ended.add(earlier);
            }
            if (sharedRun != null && !sharedRun.hasCallsInFlight() && pending.isEmpty()) {
                ended.add(sharedRun);
                sharedRun = null;
            }
            idle = sharedRun == null && callsInFlight == 0 && pending.isEmpty();
            if (idle) {
                retired = true;
                pinSlot.stopTimer();
                unpinSlot.stopTimer();
            }
        }
        ended.forEach(one -> runRegistry.remove(one.context().stopSignal()));
        if (idle) {
            onRetired.accept(this);
        }
    }
}
