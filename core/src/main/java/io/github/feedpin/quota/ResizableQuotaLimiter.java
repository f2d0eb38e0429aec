package io.github.feedpin.quota;

import java.util.List;

/** Limiter whose slots can be added and withdrawn at runtime, for instance when processes share one quota. */
public interface ResizableQuotaLimiter extends QuotaLimiter {

    /**
     * Changes the number of slots of each window. Slots that are taken beyond the new number are withdrawn when they
     * are free again; granted permits stay valid.
     *
     * @param slots one number for each window, in the order of the quota; not negative
     * @throws IllegalArgumentException if the number of windows differs, or a number is negative
     */
    void resize(List<Integer> slots);
}
