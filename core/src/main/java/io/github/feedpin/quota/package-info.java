/**
 * Never more calls than the platform allows, and hardly ever fewer: {@link io.github.feedpin.quota.QuotaLimiter} is the
 * door.
 *
 * <p>How it works: a window of N calls in W is N slots. A call takes one slot of every window when it is sent, and
 * gives it back W and a little guard after its response arrived. A call reaches the platform no later than its response
 * reaches us, and the next call on the slot leaves no earlier than W after that; so two arrivals on one slot are at
 * least W apart however slow the network is, and N slots give at most N arrivals in any window of length W.
 *
 * <p>A call without a response may arrive after its end. Its slot rests longer: 15 seconds after a call that was given
 * up, 2 seconds after a broken connection. For a network that delivers a request later than that, nothing is promised.
 *
 * <p>May import {@code error}, {@code internal} and {@code time}, nothing else of Feedpin.
 */
@NullMarked
package io.github.feedpin.quota;

import org.jspecify.annotations.NullMarked;
