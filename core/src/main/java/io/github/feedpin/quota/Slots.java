package io.github.feedpin.quota;

import io.github.feedpin.quota.SlotPermit.Closing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of all windows, taken and given back together, and what rejections change about them. Not thread-safe: the
 * limiter's drain owns it.
 */
final class Slots {

    private static final Logger log = LoggerFactory.getLogger(Slots.class);

    /** How long a request may still be on its way whose connection broke. */
    private static final long LINGER_BROKEN = Duration.ofSeconds(2).toNanos();

    /** How long one may be that was given up: dead paths have delivered after 14 seconds what they had held back. */
    private static final long LINGER_LOST = Duration.ofSeconds(15).toNanos();

    private final SlotWindow[] windows;
    private final Slowdown slowdown = new Slowdown();
    private final QuotaListener listener;

    Slots(Quota quota, QuotaListener listener) {
        this.windows = quota.windows().stream()
                .map(window -> new SlotWindow(window, LINGER_BROKEN, LINGER_LOST))
                .toArray(SlotWindow[]::new);
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

    /** How long the platform wants no calls at all, in nanoseconds; 0 when it takes them. */
    long pauseNanos(long now) {
        return slowdown.pauseNanos(now);
    }

    /** How long until the next call may be sent; 0 when it may at once. */
    long waitNanos(long now) {
        long wait = slowdown.waitNanos(now);
        for (SlotWindow window : windows) {
            wait = Math.max(wait, window.waitNanos(now, slowdown.share()));
        }
        return wait;
    }

    /** How long until a call may be sent that leaves enough for others who send at this rate; 0 when it may at once. */
    long waitNanosBeside(double nanosPerCall, long now) {
        long wait = 0;
        for (SlotWindow window : windows) {
            wait = Math.max(wait, window.waitNanosBeside(nanosPerCall, now, slowdown.share()));
        }
        return wait;
    }

    void take(SlotPermit permit, long now) {
        for (SlotWindow window : windows) {
            window.take();
        }
        slowdown.called(now);
        listener.onGranted(Duration.ofNanos(now - permit.askedAt()));
    }

    void takeBack(SlotPermit permit) {
        for (SlotWindow window : windows) {
            window.giveBack(permit.closing(), permit.closedAt());
        }
        if (permit.closing() == Closing.REJECTED) {
            rejected(permit);
        }
    }

    QuotaSnapshot snapshot(int waiting, long now) {
        long wait = waitNanos(now);
        return QuotaSnapshot.of(
                waiting,
                Duration.ofNanos(slowdown.pauseNanos(now)),
                Duration.ofNanos(wait == SlotWindow.UNTIL_SOMETHING_ENDS ? 0 : wait),
                Arrays.stream(windows)
                        .map(window -> window.usage(slowdown.share()))
                        .toList());
    }

    private void rejected(SlotPermit permit) {
        long now = permit.closedAt();
        listener.onRejected();
        if (slowdown.rejected(now, permit.pause())) {
            Duration pause = Duration.ofNanos(slowdown.pauseNanos(now));
            listener.onPaused(pause);
            log.warn(
                    "The platform rejected a call for its rate limit; all calls pause for {} ms. "
                            + "Someone else may be using the same app, or its limit is lower than configured.",
                    pause.toMillis());
        }
    }
}
