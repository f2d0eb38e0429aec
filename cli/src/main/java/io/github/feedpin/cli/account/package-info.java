/**
 * What became of everybody: counted, printed, and written down. Open {@link io.github.feedpin.cli.account.Account} first. Nothing
 * here holds more than counts; who it was goes straight to the {@link io.github.feedpin.cli.account.ReportFile}.
 */
@NullMarked
package io.github.feedpin.cli.account;

import org.jspecify.annotations.NullMarked;
