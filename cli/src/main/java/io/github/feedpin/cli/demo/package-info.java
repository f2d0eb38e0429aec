/**
 * The demonstration: simulated users, and a check of the report against the simulated platform. The entry point is
 * {@link io.github.feedpin.cli.demo.ReportVerifier}.
 */
@NullMarked
package io.github.feedpin.cli.demo;

import org.jspecify.annotations.NullMarked;
