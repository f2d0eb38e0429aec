/**
 * The {@code feedpin} command. The entry point is {@link io.github.feedpin.cli.Main};
 * {@link io.github.feedpin.cli.RunExecutor} executes one run, from the ids to the report.
 *
 * <p>{@code ids} reads the user ids, {@code progress} shows the progress, {@code report} prints and writes the
 * outcomes, {@code journal} records runs in a file, {@code plan} counts what a run would take, {@code scope} names what
 * a run refers to, {@code demo} runs against a simulator, {@code simulate} serves one, {@code proxy} selects the proxy,
 * and {@code text} has the texts in the language of the operator. Only this package depends on the command line parser.
 */
@NullMarked
package io.github.feedpin.cli;

import org.jspecify.annotations.NullMarked;
