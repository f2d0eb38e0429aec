/** What the tests of several modules use: a real Redis, temporary folders, and clocks that differ. */
@NullMarked
package io.github.feedpin.testsupport;

import org.jspecify.annotations.NullMarked;
