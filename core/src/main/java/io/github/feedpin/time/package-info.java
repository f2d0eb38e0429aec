/** Time: {@link io.github.feedpin.time.TimeSource} is the entry point. Imports no other package of Feedpin. */
@NullMarked
package io.github.feedpin.time;

import org.jspecify.annotations.NullMarked;
