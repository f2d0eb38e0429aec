package io.github.feedpin.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code feedpin} without a subcommand: help and version only. */
@Command(
        name = "feedpin",
        mixinStandardHelpOptions = true,
        versionProvider = FeedpinCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = {
            "Pins a bot's chat at the top of users' Feishu or Lark message lists, and",
            "unpins it: for one user or a hundred thousand, within the platform's rate",
            "limits, with a report of every user's outcome.",
            ""
        },
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "To try it: 'feedpin demo'. Help on a command: 'feedpin pin --help'.",
            "",
            "Exit code: 0, 2 for an invalid command line, or 4 if the output could not be",
            "written. The help of each command lists its own. The launcher adds 69: Java or",
            "the build failed."
        })
final class FeedpinCommand implements Callable<Integer> {

    /** The names of all commands. */
    static final String COMMANDS = "demo, pin, unpin, release, retry, plan, simulate, generate-completion";

    @Override
    public Integer call() {
        throw new UsageException("no command given; available commands: " + COMMANDS);
    }

    /** Reads the version from the manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            @Nullable String version = FeedpinCommand.class.getPackage().getImplementationVersion();
            return new String[] {"feedpin " + (version == null ? "(not packaged)" : version)};
        }
    }
}
