/**
 * The {@code feedpin} command. Open {@link io.github.feedpin.cli.Main} first, then
 * {@link io.github.feedpin.cli.RunExecutor}: one run, from the ids to the account.
 *
 * <p>{@code ids} says whom it is about, {@code progress} shows how far it has come, {@code account} what became of
 * everybody, {@code demo} does it all against a simulator, {@code proxy} tells how the platform is reached. Only this
 * package and {@code demo} know of the command line and of the client.
 */
@NullMarked
package io.github.feedpin.cli;

import org.jspecify.annotations.NullMarked;
