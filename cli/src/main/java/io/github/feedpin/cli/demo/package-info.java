/**
 * The demonstration: a company, a simulated platform, and a check of the account against what that platform holds. Open
 * {@link io.github.feedpin.cli.demo.Confirmation} first.
 */
@NullMarked
package io.github.feedpin.cli.demo;

import org.jspecify.annotations.NullMarked;
