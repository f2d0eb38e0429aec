package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.cli.text.Text;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: parses, runs, and says what is wrong, each time in one plain sentence. */
final class CommandLineTool {

    private final CliContext context;

    private CommandLineTool(CliContext context) {
        this.context = context;
    }

    /** Runs the command that {@code args} say; gives the exit code, and never throws. */
    static int run(CliContext context, String... args) {
        CommandLineTool tool = new CommandLineTool(context);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(context.out(), UTF_8), true);
        int code = new CommandLine(new FeedpinCommand())
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new PinCommand(context))
                .addSubcommand(new UnpinCommand(context))
                .setOut(out)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(tool::misused)
                .setExecutionExceptionHandler(tool::failed)
                .execute(args);
        out.flush();
        return tool.afterPrinting(code);
    }

    /** The exit code, now that all has been printed; what of it is lost is said where it still can be. */
    private int afterPrinting(int code) {
        Optional<IOException> lost = context.out().failure();
        lost.ifPresent(why -> say("feedpin: standard output could not be written: " + why.getMessage()));
        boolean complete = lost.isEmpty() && context.err().failure().isEmpty();
        return complete ? code : ExitCode.ofLostOutput(code);
    }

    private int misused(ParameterException misuse, String[] args) {
        CommandLine commandLine = misuse.getCommandLine();
        boolean unknownCommand =
                misuse instanceof UnmatchedArgumentException && commandLine.getParent() == null && args.length > 0;
        return misused(
                commandLine,
                unknownCommand
                        ? "unknown command '" + args[0] + "'; there are demo, pin and unpin"
                        : misuse.getMessage());
    }

    private int misused(CommandLine commandLine, @Nullable String why) {
        String command = commandLine.getCommandSpec().qualifiedName();
        say(command + ": " + Text.foreign(withoutLogin(String.valueOf(why))));
        say("Try '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    /**
     * The parser quotes what it does not understand, which may be the URL of a proxy behind an option that is written
     * wrong.
     */
    private static String withoutLogin(String text) {
        return text.replaceAll("://\\S*@", "://***@");
    }

    private int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof UsageException misuse) {
            return misused(commandLine, misuse.getMessage());
        }
        say("feedpin: something unforeseen happened, " + failure + ". Please report it, with what --verbose shows.");
        if (parsed.hasMatchedOption("--verbose")) {
            failure.printStackTrace(context.err());
        }
        return ExitCode.SOME_NOT_APPLIED;
    }

    private void say(String line) {
        context.err().println(line);
    }
}
