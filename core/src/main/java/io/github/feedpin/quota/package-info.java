/**
 * Never more calls than the platform allows, and hardly ever fewer: {@link io.github.feedpin.quota.QuotaLimiter} is the door.
 *
 * <p>How it works: a window of N calls in W is N slots. A call takes one slot of every window when it is sent, and gives it
 * back W and a little guard after its answer arrived. A call reaches the platform no later than its answer reaches us, and the
 * next call on the slot leaves no earlier than W after that; so two arrivals on one slot are at least W apart whatever the
 * network does, and N slots give at most N arrivals in any window of length W.
 *
 * <p>May import {@code time}, nothing else of Feedpin.
 */
@NullMarked
package io.github.feedpin.quota;

import org.jspecify.annotations.NullMarked;
