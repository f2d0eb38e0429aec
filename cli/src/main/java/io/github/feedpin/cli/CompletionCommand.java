package io.github.feedpin.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code feedpin generate-completion}: prints a script with which bash and zsh complete commands and options. */
@Command(
        name = "generate-completion",
        mixinStandardHelpOptions = true,
        versionProvider = FeedpinCommand.Version.class,
        header = "Prints the completion for bash and zsh.",
        synopsisHeading = "%nUsage: ",
        description = {
            "",
            "To complete commands and options with the Tab key in the current shell:",
            "",
            "  source <(feedpin generate-completion)"
        },
        optionListHeading = "%n",
        footer = {
            "",
            "Exit code:",
            "  0  the completion was printed",
            "  2  the command line is invalid",
            "  4  output could not be written"
        })
final class CompletionCommand extends AutoComplete.GenerateCompletion {}
