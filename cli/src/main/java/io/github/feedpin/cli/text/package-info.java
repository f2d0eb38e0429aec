/** How figures and other people's words are written for people. Nothing here knows of the rest. */
@NullMarked
package io.github.feedpin.cli.text;

import org.jspecify.annotations.NullMarked;
