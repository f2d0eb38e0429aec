package io.github.feedpin.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the completion of the command for bash and zsh. */
@Command(name = "generate-completion", hidden = true)
final class CompletionCommand extends AutoComplete.GenerateCompletion {}
