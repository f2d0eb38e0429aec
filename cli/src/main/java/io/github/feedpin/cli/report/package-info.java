/**
 * The report of a run: counted, printed and written to a file. The entry point is
 * {@link io.github.feedpin.cli.report.Report}. Only counts are kept in memory; outcomes go directly to the
 * {@link io.github.feedpin.cli.report.ReportFile}.
 */
@NullMarked
package io.github.feedpin.cli.report;

import org.jspecify.annotations.NullMarked;
