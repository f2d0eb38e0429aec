/** Formatting of numbers, durations and external text. Independent of the other packages. */
@NullMarked
package io.github.feedpin.cli.text;

import org.jspecify.annotations.NullMarked;
