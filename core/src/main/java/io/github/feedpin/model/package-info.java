/**
 * What goes to the platform and what comes back, as immutable values. Open {@link io.github.feedpin.model.UserOutcome}
 * first: it is the response the whole library exists to give. May import {@code error}, nothing else of Feedpin.
 */
@NullMarked
package io.github.feedpin.model;

import org.jspecify.annotations.NullMarked;
