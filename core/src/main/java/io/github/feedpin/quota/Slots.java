package io.github.feedpin.quota;

import io.github.feedpin.quota.SlotPermit.Closing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of all windows, which are taken and released together, and the slowdown after rejections. Not thread-safe:
 * the limiter's drain owns it.
 */
final class Slots {

    private static final Logger log = LoggerFactory.getLogger(Slots.class);

    /** How long a request may be in transit after its connection broke. */
    private static final long EXTRA_REST_BROKEN = Duration.ofSeconds(2).toNanos();

    /** How long an abandoned request may be in transit: networks have delivered requests after 14 seconds. */
    private static final long EXTRA_REST_LOST = Duration.ofSeconds(15).toNanos();

    private static final long PAUSE_TOLERANCE = Duration.ofMillis(200).toNanos();

    private final SlotWindow[] windows;
    private final SlotWindow longest;
    private final double bulkShare;
    private final Slowdown slowdown = new Slowdown();
    private final OperatorLimits operator = new OperatorLimits();
    private final QuotaListener listener;

    Slots(Quota quota, QuotaListener listener) {
        this.windows = quota.windows().stream()
                .map(window -> new SlotWindow(window, EXTRA_REST_BROKEN, EXTRA_REST_LOST))
                .toArray(SlotWindow[]::new);
        this.longest = windows[quota.windows().indexOf(quota.longestWindow())];
        this.bulkShare = quota.bulkShare();
        this.listener = new SafeQuotaListener(listener);
    }

    int windowCount() {
        return windows.length;
    }

    void resize(List<Integer> slots) {
        for (int i = 0; i < windows.length; i++) {
            windows[i].resize(slots.get(i));
        }
    }

    /** Returns the shortest average time between calls if all slots are in use. */
    long spacingNanos() {
        return Arrays.stream(windows).mapToLong(SlotWindow::spacingNanos).max().orElseThrow();
    }

    void lend(SlotLoan loan, long now) {
        resize(loan.slots());
        slowdown.setProcesses(loan.processes());
        // The remaining time is that of a message, so a short rest of a pause is not mistaken for another one.
        if (loan.pause().toNanos() - slowdown.pauseNanos(now) > PAUSE_TOLERANCE
                && slowdown.rejected(now, loan.pause())) {
            listener.onPaused(loan.pause());
        }
    }

    List<SlotDemand.Window> withdraw(List<Integer> keep, long now) {
        return IntStream.range(0, windows.length)
                .mapToObj(i -> windows[i].demand(windows[i].withdraw(keep.get(i), now)))
                .toList();
    }

    OperatorLimits operator() {
        return operator;
    }

    /** Returns the remaining time of a pause, in nanoseconds; 0 without a pause. */
    long pauseNanos(long now) {
        return Math.max(platformPauseNanos(now), operator.pauseNanos(now));
    }

    /** Returns the remaining time of a pause after a rejection, in nanoseconds; 0 without one. */
    long platformPauseNanos(long now) {
        return slowdown.pauseNanos(now);
    }

    /** Returns the time until the next call may be sent; 0 if it may be sent at once. */
    long waitNanos(long now) {
        long wait = Math.max(slowdown.waitNanos(now), operator.pauseNanos(now));
        for (SlotWindow window : windows) {
            wait = Math.max(wait, window.waitNanos(now, share()));
        }
        return wait;
    }

    /** Returns the time until the next bulk call may be sent, which leaves the reserved slots; 0 if at once. */
    long bulkWaitNanos(long now) {
        long wait = waitNanos(now);
        return bulkShare < 1 ? Math.max(wait, longest.waitNanos(now, share() * bulkShare)) : wait;
    }

    /** Returns the time until a call may be sent that leaves enough slots for others at this rate. */
    long waitNanosReserving(double nanosPerCall, long now) {
        long wait = 0;
        for (SlotWindow window : windows) {
            wait = Math.max(wait, window.waitNanosReserving(nanosPerCall, now, share()));
        }
        return wait;
    }

    void take(SlotPermit permit, long now) {
        for (SlotWindow window : windows) {
            window.take();
        }
        slowdown.callSent(now);
        listener.onGranted(Duration.ofNanos(now - permit.requestedAt()));
    }

    void release(SlotPermit permit) {
        for (SlotWindow window : windows) {
            window.release(permit.closing(), permit.closedAt());
        }
        if (permit.closing() == Closing.REJECTED) {
            rejected(permit);
        }
    }

    QuotaSnapshot snapshot(int waiting, long now) {
        long wait = waitNanos(now);
        return QuotaSnapshot.of(
                waiting,
                Duration.ofNanos(pauseNanos(now)),
                Duration.ofNanos(wait == SlotWindow.UNTIL_CALL_ENDS ? 0 : wait),
                Arrays.stream(windows).map(window -> window.usage(share())).toList());
    }

    private double share() {
        return slowdown.share() * operator.share();
    }

    private void rejected(SlotPermit permit) {
        long now = permit.closedAt();
        listener.onRejected();
        if (slowdown.rejected(now, permit.pause())) {
            Duration pause = Duration.ofNanos(slowdown.pauseNanos(now));
            listener.onPaused(pause);
            log.warn(
                    "The platform rejected a call because of its rate limit; all calls pause for {} ms. "
                            + "Another process may be using the same app, or its limit is lower than configured.",
                    pause.toMillis());
        }
    }
}
