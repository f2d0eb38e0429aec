/**
 * Texts that people read, in English and Chinese, and their formatting. The entry point is
 * {@link io.github.feedpin.cli.text.Messages}. Independent of the other packages.
 */
@NullMarked
package io.github.feedpin.cli.text;

import org.jspecify.annotations.NullMarked;
