package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.quota.SlotPermit.Closing;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the wait that reserves slots for other calls, which skips slots, with a scan slot by slot. */
class SlotWindowTest {

    private static final int LIMIT = 1_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void waitBesideSingleRequestsEqualsALinearScan(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SlotWindow window = new SlotWindow(new QuotaWindow(LIMIT, Duration.ofMinutes(1), Duration.ZERO), 0, 0);
        long[] ended = evenlyButForChance(random);
        for (long end : ended) {
            window.take();
            window.release(Closing.COMPLETED, end);
        }
        double nanosPerCall = MINUTE / LIMIT * random.nextDouble(0.9, 1.1);
        long now = MINUTE - 1;

        assertThat(window.waitNanos(now, 1)).isZero();
        assertThat(window.waitNanosReserving(nanosPerCall, now, 1)).isEqualTo(slotBySlot(ended, nanosPerCall, now));
    }

    /** Nearly all slots are taken, so that any of them may determine the wait. */
    private static long[] evenlyButForChance(SplittableRandom random) {
        return random.longs(random.nextInt(LIMIT - 20, LIMIT), 0, MINUTE)
                .sorted()
                .toArray();
    }

    private static long slotBySlot(long[] ended, double nanosPerCall, long now) {
        long[] wakes = Arrays.stream(ended)
                .map(end -> end + MINUTE)
                .filter(wake -> wake > now)
                .toArray();
        int free = LIMIT - wakes.length - 1;
        long wait = 0;
        for (int woken = 0; woken < wakes.length; woken++) {
            wait = Math.max(wait, wakes[woken] - now - (long) ((free + woken) * nanosPerCall));
        }
        return wait;
    }
}
