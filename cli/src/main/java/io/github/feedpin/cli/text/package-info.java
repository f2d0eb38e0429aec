/**
 * Formatting of numbers, durations and external text. The entry point is {@link io.github.feedpin.cli.text.Text}.
 * Independent of the other packages.
 */
@NullMarked
package io.github.feedpin.cli.text;

import org.jspecify.annotations.NullMarked;
