/**
 * Rate limiting: {@link io.github.feedpin.quota.QuotaLimiter} is the entry point. No more calls are sent than the
 * platform allows, and hardly ever fewer.
 *
 * <p>A window of N calls in W is N slots. A call takes one slot of every window when it is sent, and releases it W and
 * a margin after its response was received. A call reaches the platform no later than its response reaches the client,
 * and the next call on the slot is sent no earlier than W after that; so two arrivals on one slot are at least W apart
 * for any network latency, and N slots give at most N arrivals in any window of length W.
 *
 * <p>A call without a response may arrive after its end. Its slot rests longer: 15 seconds after an abandoned call, 2
 * seconds after a broken connection. For a network that delivers a request later than that, there is no guarantee.
 *
 * <p>May import {@code model}, {@code error}, {@code internal.guard}, {@code internal.retry} and {@code time}.
 */
@NullMarked
package io.github.feedpin.quota;

import org.jspecify.annotations.NullMarked;
