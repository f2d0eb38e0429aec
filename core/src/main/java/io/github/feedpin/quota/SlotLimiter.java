package io.github.feedpin.quota;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The completion-anchored limiter that the package describes. Whatever happens (somebody asks, a permit is closed, a
 * slot wakes) is put into a queue and drained by whoever comes first; so the slots are touched by one thread at a time,
 * nobody waits for a lock, and handing over a permit never recurses.
 */
final class SlotLimiter implements ResizableQuotaLimiter {

    private final TimeSource time;
    private final Slots slots;
    private final BulkPacer pace;
    private final DrainTimer wakeUp;
    private final AtomicInteger wip = new AtomicInteger();
    private final PermitQueue line = new PermitQueue();
    private final Queue<SlotPermit> closed = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();

    SlotLimiter(Quota quota, TimeSource time, QuotaListener listener) {
        this.time = time;
        this.slots = new Slots(quota, listener);
        this.pace = new BulkPacer(quota, time.nanoTime());
        this.wakeUp = new DrainTimer(time, this::drain);
    }

    @Override
    public Mono<Permit> acquire(Priority priority) {
        return new Acquisition(Objects.requireNonNull(priority, "priority"));
    }

    @Override
    public Mono<QuotaSnapshot> snapshot() {
        return Mono.create(sink -> onDrain(() -> sink.success(slots.snapshot(line.waiting(), now()))));
    }

    @Override
    public void resize(List<Integer> sizes) {
        List<Integer> copy = List.copyOf(sizes);
        if (copy.size() != slots.windowCount() || copy.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(
                    "There must be " + slots.windowCount() + " numbers of slots, none negative, but they are " + copy);
        }
        onDrain(() -> slots.resize(copy));
    }

    long now() {
        return time.nanoTime();
    }

    void enqueue(SlotPermit permit) {
        line.join(permit);
        drain();
    }

    void left() {
        line.left();
    }

    void closed(SlotPermit permit) {
        closed.add(permit);
        drain();
    }

    private void onDrain(Runnable request) {
        requests.add(request);
        drain();
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            // Never left by a failure, which would leave all others waiting for ever.
            ForeignCode.run("The quota limiter", this::step);
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void step() {
        takeClosedBack();
        serveRequests();
        grantWhatFits();
    }

    private void takeClosedBack() {
        @Nullable SlotPermit permit;
        while ((permit = closed.poll()) != null) {
            slots.takeBack(permit);
        }
    }

    private void serveRequests() {
        @Nullable Runnable request;
        while ((request = requests.poll()) != null) {
            ForeignCode.run("A subscriber", request);
        }
    }

    private void grantWhatFits() {
        while (true) {
            line.admitJoining();
            long now = now();
            Duration pause = Duration.ofNanos(slots.pauseNanos(now));
            if (Patience.isExceededBy(pause)) {
                line.failAll(() -> new PausedException(time.instantAfter(pause), pause));
                return;
            }
            @Nullable Priority priority = nextPriority(now);
            if (priority == null) {
                return;
            }
            long wait = slots.waitNanos(now);
            if (wait == 0 && priority == Priority.BULK) {
                wait = pace.waitNanos(slots, now);
            }
            if (wait > 0) {
                if (wait != SlotWindow.UNTIL_SOMETHING_ENDS) {
                    wakeUp.in(wait, now);
                }
                return;
            }
            @Nullable SlotPermit granted = line.grant(priority);
            if (granted != null) {
                slots.take(granted, now);
                pace.granted(priority, now);
                granted.deliver();
                // The call may have ended meanwhile, on this very thread.
                takeClosedBack();
            }
        }
    }

    /** Whose turn it is; null when nobody waits. */
    private @Nullable Priority nextPriority(long now) {
        if (!line.isEmpty(Priority.RETRY)) {
            return Priority.RETRY;
        }
        boolean singles = !line.isEmpty(Priority.INTERACTIVE);
        boolean runs = !line.isEmpty(Priority.BULK);
        if (singles && !(runs && pace.owes(now))) {
            return Priority.INTERACTIVE;
        }
        return runs ? Priority.BULK : null;
    }

    /** Asks for a permit on each subscription. */
    private final class Acquisition extends Mono<Permit> {

        private final Priority priority;

        Acquisition(Priority priority) {
            this.priority = priority;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Permit> receiver) {
            receiver.onSubscribe(new SlotPermit(SlotLimiter.this, priority, receiver));
        }
    }
}
