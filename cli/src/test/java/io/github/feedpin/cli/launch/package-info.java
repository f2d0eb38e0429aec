/** Tests of the scripts that start the command. */
@NullMarked
package io.github.feedpin.cli.launch;

import org.jspecify.annotations.NullMarked;
