/**
 * What became of everybody: counted, printed, and written down. Open {@link io.github.feedpin.cli.report.Account}
 * first. Nothing here holds more than counts; who it was goes straight to the
 * {@link io.github.feedpin.cli.report.ReportFile}.
 */
@NullMarked
package io.github.feedpin.cli.report;

import org.jspecify.annotations.NullMarked;
