package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The completion-anchored limiter that the package describes. Whatever happens (somebody asks, a permit is closed, a slot
 * wakes) is put into a queue and drained by whoever comes first; so the windows are touched by one thread at a time, nobody
 * waits for a lock, and handing over a permit never recurses.
 */
final class SlotLimiter implements QuotaLimiter {

    private static final Logger log = LoggerFactory.getLogger(SlotLimiter.class);

    /** How long a request that never got an answer may still be on its way. */
    private static final long LINGER = Duration.ofSeconds(2).toNanos();

    private final TimeSource time;
    private final AtomicInteger wip = new AtomicInteger();
    private final Queue<SlotPermit> firstWaiters = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> waiters = new ConcurrentLinkedQueue<>();
    private final List<Queue<SlotPermit>> queues = List.of(firstWaiters, waiters);
    private final Queue<SlotPermit> closed = new ConcurrentLinkedQueue<>();
    private final SlotWindow[] windows;
    private final Slowdown slowdown = new Slowdown();
    private volatile boolean timerFired;
    private @Nullable Disposable timer;
    private long timerDue;

    SlotLimiter(Quota quota, TimeSource time) {
        this.time = time;
        this.windows = quota.windows().stream()
                .map(window -> new SlotWindow(window, LINGER))
                .toArray(SlotWindow[]::new);
    }

    @Override
    public Mono<Permit> acquire() {
        return new Acquisition(false);
    }

    @Override
    public Mono<Permit> acquireFirst() {
        return new Acquisition(true);
    }

    long now() {
        return time.nanoTime();
    }

    void enqueue(SlotPermit permit) {
        queueOf(permit).add(permit);
        drain();
    }

    void closed(SlotPermit permit) {
        closed.add(permit);
        drain();
    }

    /** How many slots the narrowest window has, in flight and resting ones left out. */
    int free() {
        return fewest(window -> window.free(1));
    }

    /** How many slots the narrowest window would have if none were taken. */
    int usable() {
        return fewest(window -> window.allowed(slowdown.share()));
    }

    private int fewest(ToIntFunction<SlotWindow> slots) {
        settleClosed();
        waitNanos(time.nanoTime());
        return Arrays.stream(windows).mapToInt(slots).min().orElseThrow();
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            settleClosed();
            grantWhatFits();
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void settleClosed() {
        @Nullable SlotPermit permit;
        while ((permit = closed.poll()) != null) {
            for (SlotWindow window : windows) {
                switch (permit.closing()) {
                    case COMPLETED, REJECTED -> window.rest(permit.closedAt());
                    case NEVER_SENT -> window.giveBack();
                    case LOST -> window.restAndLinger(permit.closedAt());
                }
            }
            if (permit.closing() == SlotPermit.Closing.REJECTED
                    && slowdown.rejected(permit.closedAt(), permit.pause())) {
                log.warn("The platform refused a call for its rate limit; all calls pause. Someone else may be using "
                        + "the same app, or its limit is lower than configured.");
            }
        }
    }

    private void grantWhatFits() {
        @Nullable SlotPermit head;
        while ((head = headWaiter()) != null) {
            long now = time.nanoTime();
            long wait = waitNanos(now);
            if (wait > 0) {
                if (wait != SlotWindow.UNTIL_SOMETHING_ENDS) {
                    drainAgainAt(now + wait, wait);
                }
                return;
            }
            queueOf(head).poll();
            if (head.grant()) {
                for (SlotWindow window : windows) {
                    window.take();
                }
                slowdown.called(now);
                deliver(head);
                // The call may have ended meanwhile, on this very thread.
                settleClosed();
            }
        }
    }

    /** Whoever is to be served next, those who left meanwhile taken out. */
    private @Nullable SlotPermit headWaiter() {
        for (Queue<SlotPermit> queue : queues) {
            @Nullable SlotPermit head;
            while ((head = queue.peek()) != null) {
                if (!head.isCancelled()) {
                    return head;
                }
                queue.poll();
            }
        }
        return null;
    }

    private long waitNanos(long now) {
        long wait = slowdown.waitNanos(now);
        for (SlotWindow window : windows) {
            window.wake(now);
            wait = Math.max(wait, window.waitNanos(now, slowdown.share()));
        }
        return wait;
    }

    private static void deliver(SlotPermit permit) {
        try {
            permit.deliver();
        } catch (Throwable failure) {
            // A receiver that throws breaks the rules of Reactive Streams; it must not break the queue behind it as
            // well.
            permit.lost();
            Operators.onErrorDropped(failure, Context.empty());
        }
    }

    /** Arms the one timer, unless it is due earlier anyway. */
    private void drainAgainAt(long due, long wait) {
        if (timerFired) {
            timerFired = false;
            timer = null;
        }
        if (timer != null) {
            if (timerDue - due <= 0) {
                return;
            }
            timer.dispose();
        }
        timerDue = due;
        timer = time.schedule(this::timerFired, wait);
    }

    private void timerFired() {
        timerFired = true;
        drain();
    }

    private Queue<SlotPermit> queueOf(SlotPermit permit) {
        return permit.first() ? firstWaiters : waiters;
    }

    /** Asks for a permit on each subscription. */
    private final class Acquisition extends Mono<Permit> {

        private final boolean first;

        Acquisition(boolean first) {
            this.first = first;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Permit> receiver) {
            receiver.onSubscribe(new SlotPermit(SlotLimiter.this, first, receiver));
        }
    }
}
