package io.github.feedpin.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Asks for permits, and remembers in which order they came. */
final class PermitProbe {

    final List<Integer> order = new ArrayList<>();
    private final List<Permit> granted = new ArrayList<>();
    private final QuotaLimiter limiter;

    PermitProbe(QuotaLimiter limiter) {
        this.limiter = limiter;
    }

    Disposable ask(int number) {
        return limiter.acquire().subscribe(permit -> take(number, permit));
    }

    Disposable askFirst(int number) {
        return limiter.acquire(Priority.RETRY).subscribe(permit -> take(number, permit));
    }

    void ask(int from, int to) {
        for (int number = from; number <= to; number++) {
            ask(number);
        }
    }

    int count() {
        return order.size();
    }

    /** The permit that came as the {@code index}th, the first being 0. */
    Permit permit(int index) {
        return granted.get(index);
    }

    QuotaSnapshot snapshot() {
        return Objects.requireNonNull(limiter.snapshot().block(Duration.ofSeconds(1)));
    }

    void completeAll() {
        granted.forEach(Permit::completed);
    }

    private void take(int number, @Nullable Permit permit) {
        if (permit != null) {
            order.add(number);
            granted.add(permit);
        }
    }
}
