package io.github.feedpin.quota;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The limiter that the package describes. Every event (a request, a closed permit, the timer) is queued and handled in
 * a drain loop; so one thread at a time accesses the slots, no thread waits for a lock, and granting a permit never
 * recurses.
 */
// Long, since the drain and everything that it alone may access stand in one place.
final class SlotLimiter implements LeasedQuotaLimiter {

    private final TimeSource time;
    private final SlotLease lease;
    private final Slots slots;
    private final BulkPacer pacer;
    private final DrainTimer timer;
    private final AtomicInteger wip = new AtomicInteger();
    private final PermitQueue queue = new PermitQueue();
    private final Queue<SlotPermit> closed = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    SlotLimiter(Quota quota, TimeSource time, QuotaListener listener) {
        this(quota, time, listener, PermanentLease.INSTANCE);
    }

    private SlotLimiter(Quota quota, TimeSource time, QuotaListener listener, SlotLease lease) {
        this.time = time;
        this.lease = lease;
        this.slots = new Slots(quota, listener);
        this.pacer = new BulkPacer(quota, time.nanoTime());
        this.timer = new DrainTimer(time, this::drain);
    }

    /** Creates a limiter without slots. */
    static SlotLimiter leased(Quota quota, TimeSource time, QuotaListener listener, SlotLease lease) {
        SlotLimiter limiter = new SlotLimiter(quota, time, listener, lease);
        limiter.resize(Collections.nCopies(quota.windows().size(), 0));
        return limiter;
    }

    @Override
    public Mono<Permit> acquire(Priority priority) {
        return new Acquisition(Objects.requireNonNull(priority, "priority"));
    }

    @Override
    public Mono<QuotaSnapshot> snapshot() {
        return Mono.create(sink -> onDrain(() -> sink.success(slots.snapshot(queue.waiting(), now()))));
    }

    @Override
    public Optional<QuotaControl> control() {
        return Optional.of(new SlotControl(this));
    }

    /** Changes what an operator has set, when subscribed to; then grants what waits and fits. */
    Mono<Void> change(Consumer<OperatorLimits> change) {
        return Mono.create(sink -> onDrain(() -> {
            change.accept(slots.operator());
            sink.success();
        }));
    }

    /**
     * Changes the number of slots of each window. Slots that are taken beyond the new number are withdrawn when they
     * are free again; granted permits stay valid.
     *
     * @param sizes one number for each window, in the order of the quota; not negative
     */
    void resize(List<Integer> sizes) {
        List<Integer> checked = checked(sizes);
        onDrain(() -> slots.resize(checked));
    }

    @Override
    public void lend(SlotLoan loan, Runnable renewal) {
        checked(loan.slots());
        Objects.requireNonNull(renewal, "renewal");
        onDrain(() -> {
            slots.lend(loan, now());
            pacer.setInteractiveElsewhere(loan.interactiveElsewhere());
            renewal.run();
        });
    }

    @Override
    public void checkLease() {
        drain();
    }

    @Override
    public Mono<SlotDemand> withdraw(List<Integer> keep) {
        List<Integer> checked = checked(keep);
        return Mono.create(sink -> onDrain(() -> sink.success(demand(checked, now()))));
    }

    private SlotDemand demand(List<Integer> keep, long now) {
        int waiting = queue.waiting();
        int bulk = queue.waitingBulk();
        return new SlotDemand(
                waiting,
                Math.max(0, waiting - bulk),
                bulk > 0 ? pacer.interactiveExpected(now) : pacer.interactiveInUse(now),
                Duration.ofNanos(slots.platformPauseNanos(now)),
                slots.withdraw(keep, now));
    }

    private List<Integer> checked(List<Integer> sizes) {
        List<Integer> copy = List.copyOf(sizes);
        if (copy.size() != slots.windowCount() || copy.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(
                    "There must be " + slots.windowCount() + " numbers of slots, none negative, but they are " + copy);
        }
        return copy;
    }

    boolean isLeaseValid() {
        return lease.isValid();
    }

    long now() {
        return time.nanoTime();
    }

    void enqueue(SlotPermit permit) {
        queue.join(permit);
        drain();
    }

    void onCancelled(SlotPermit permit) {
        queue.onCancelled(permit);
    }

    void closed(SlotPermit permit) {
        closed.add(permit);
        drain();
    }

    private void onDrain(Runnable task) {
        tasks.add(task);
        drain();
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            // A failure must not leave the loop, or all waiting requests would hang.
            ApplicationCode.run("The quota limiter", this::step);
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void step() {
        releaseClosed();
        runTasks();
        grantWhatFits();
    }

    private void releaseClosed() {
        @Nullable SlotPermit permit;
        while ((permit = closed.poll()) != null) {
            slots.release(permit);
        }
    }

    private void runTasks() {
        @Nullable Runnable task;
        while ((task = tasks.peek()) != null) {
            // A permit that was closed before the task was queued is free for it.
            releaseClosed();
            tasks.remove();
            ApplicationCode.run("A subscriber", task);
        }
    }

    private void grantWhatFits() {
        while (true) {
            queue.admitJoining();
            long now = now();
            Duration pause = Duration.ofNanos(slots.pauseNanos(now));
            if (WaitLimits.isExceededBy(pause)) {
                queue.failAll(() -> new PausedException(time.instantAfter(pause), pause));
                return;
            }
            @Nullable Priority priority = nextPriority(now);
            if (priority == null) {
                return;
            }
            if (!lease.isValid()) {
                queue.failAll(lease::failure);
                return;
            }
            long wait = priority == Priority.BULK ? slots.bulkWaitNanos(now) : slots.waitNanos(now);
            if (wait > 0 && pause.isZero()) {
                lease.onShortage();
            }
            if (wait == 0 && priority == Priority.BULK) {
                wait = pacer.waitNanos(slots, now);
            }
            if (wait > 0) {
                if (wait != SlotWindow.UNTIL_CALL_ENDS) {
                    timer.in(wait, now);
                }
                return;
            }
            @Nullable SlotPermit granted = queue.grant(priority);
            if (granted != null) {
                slots.take(granted, now);
                pacer.granted(priority, now);
                granted.deliver();
                // The call may have ended already, on this thread.
                releaseClosed();
            }
        }
    }

    /** Returns the priority to grant next; null if no request waits. */
    private @Nullable Priority nextPriority(long now) {
        if (!queue.isEmpty(Priority.RETRY)) {
            return Priority.RETRY;
        }
        boolean interactive = !queue.isEmpty(Priority.INTERACTIVE);
        boolean bulk = !queue.isEmpty(Priority.BULK);
        if (interactive && !(bulk && pacer.isBulkDue(now))) {
            return Priority.INTERACTIVE;
        }
        return bulk ? Priority.BULK : null;
    }

    /** The lease of slots that are not lent. */
    private enum PermanentLease implements SlotLease {
        INSTANCE;

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public QuotaUnavailableException failure() {
            throw new IllegalStateException("A permanent lease does not end");
        }

        @Override
        public void onShortage() {}
    }

    /** Requests a permit on each subscription. */
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
