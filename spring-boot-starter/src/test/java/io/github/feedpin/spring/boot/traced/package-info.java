/** An application that is traced, and whose logs say in which trace they stand. */
@NullMarked
package io.github.feedpin.spring.boot.traced;

import org.jspecify.annotations.NullMarked;
