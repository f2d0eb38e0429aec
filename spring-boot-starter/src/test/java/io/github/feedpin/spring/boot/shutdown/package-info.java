/** An application that is asked to end amid a run, in a process of its own. */
@NullMarked
package io.github.feedpin.spring.boot.shutdown;

import org.jspecify.annotations.NullMarked;
