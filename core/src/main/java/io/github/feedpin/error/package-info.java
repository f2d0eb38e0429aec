/**
 * Failures: {@link io.github.feedpin.error.FeedpinException} is the entry point. Its type tells whether a retry may
 * succeed and whether the platform may have acted. Imports no other package of Feedpin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.feedpin.error;

import org.jspecify.annotations.NullMarked;
