package io.github.feedpin.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code feedpin} itself, which only knows what there is. */
@Command(
        name = "feedpin",
        mixinStandardHelpOptions = true,
        versionProvider = FeedpinCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = {
            "Puts a bot's chat at the top of people's Feishu or Lark message lists,",
            "and takes it down again: for one person or for a hundred thousand, never",
            "above the platform's limits, with an account of everybody.",
            ""
        },
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "The quickest look: 'feedpin demo'. More about a command: 'feedpin pin --help'.",
            "",
            "Exit code: 0, or 2 for a command line that cannot be used, or 4 when the output",
            "could not be written. Each command's help tells its own. 69 is the launcher's:",
            "Java or the build failed."
        })
final class FeedpinCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UsageException("no command given; there are demo, pin and unpin");
    }

    /** Knows the version from the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            @Nullable String version = FeedpinCommand.class.getPackage().getImplementationVersion();
            return new String[] {"feedpin " + (version == null ? "(not packaged)" : version)};
        }
    }
}
