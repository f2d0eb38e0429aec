package io.github.feedpin.quota;

import java.util.List;

/** A limiter whose slots can be lent and withdrawn while it runs, as when many processes share one quota. */
public interface ResizableQuotaLimiter extends QuotaLimiter {

    /**
     * Changes how many slots each window has. Slots that are taken beyond the new number are not given out again when
     * they come back; nobody's permit is taken away.
     *
     * @param slots one number for each window, in the order of the quota; 0 or more
     * @throws IllegalArgumentException when there are more or fewer numbers than windows, or one is negative
     */
    void resize(List<Integer> slots);
}
