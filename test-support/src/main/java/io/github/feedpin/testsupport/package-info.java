/**
 * What the tests of several modules use: a real Redis, temporary folders, clocks that differ, and initialized logging.
 */
@NullMarked
package io.github.feedpin.testsupport;

import org.jspecify.annotations.NullMarked;
