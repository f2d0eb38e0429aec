package io.github.feedpin.quota;

import io.github.feedpin.error.QuotaUnavailableException;

/**
 * Strategy interface for the lease under which a {@link LeasedQuotaLimiter} uses its slots. The methods are called
 * while requests wait for their permits, by any thread: they must be quick, must not block and must not throw.
 */
public interface SlotLease {

    /** {@return whether the lease is valid; checked before each permit is granted, and before each call is sent} */
    boolean isValid();

    /** {@return a failure for a request that was made, or waits, while the lease is not valid} */
    QuotaUnavailableException failure();

    /** Called when a request waits because no lent slot is free; possibly many times. */
    void onShortage();
}
