package io.github.feedpin.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Requests permits, and records the order in which they are granted. */
final class PermitProbe {

    final List<Integer> order = new ArrayList<>();
    private final List<Permit> granted = new ArrayList<>();
    private final QuotaLimiter limiter;

    PermitProbe(QuotaLimiter limiter) {
        this.limiter = limiter;
    }

    Disposable request(int number) {
        return limiter.acquire().subscribe(permit -> record(number, permit));
    }

    Disposable requestFirst(int number) {
        return limiter.acquire(Priority.RETRY).subscribe(permit -> record(number, permit));
    }

    void request(int from, int to) {
        for (int number = from; number <= to; number++) {
            request(number);
        }
    }

    int count() {
        return order.size();
    }

    /** Returns the permit that was granted at this position, from 0. */
    Permit permit(int index) {
        return granted.get(index);
    }

    QuotaSnapshot snapshot() {
        return Objects.requireNonNull(limiter.snapshot().block(Duration.ofSeconds(1)));
    }

    void completeAll() {
        granted.forEach(Permit::completed);
    }

    private void record(int number, @Nullable Permit permit) {
        if (permit != null) {
            order.add(number);
            granted.add(permit);
        }
    }
}
