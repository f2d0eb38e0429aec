/** An application with tracing, whose logs contain trace ids. */
@NullMarked
package io.github.feedpin.spring.boot.traced;

import org.jspecify.annotations.NullMarked;
