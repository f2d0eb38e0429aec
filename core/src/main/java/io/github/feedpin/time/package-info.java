/** Time as an argument, so that every wait can be tested in virtual time. Imports nothing else of Feedpin. */
@NullMarked
package io.github.feedpin.time;

import org.jspecify.annotations.NullMarked;
