package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the command line: parses the arguments, runs the command and reports errors in one sentence. */
final class CommandLineTool {

    private final CliContext context;

    private CommandLineTool(CliContext context) {
        this.context = context;
    }

    /** Runs the command given by {@code args} and returns the exit code. Never throws. */
    static int run(CliContext context, String... args) {
        CommandLineTool tool = new CommandLineTool(context);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(context.out(), UTF_8), true);
        int code = new CommandLine(new FeedpinCommand())
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new PinCommand(context))
                .addSubcommand(new UnpinCommand(context))
                .addSubcommand(new ReleaseCommand(context))
                .addSubcommand(new RetryCommand(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new SimulateCommand(context))
                .addSubcommand(new CompletionCommand())
                .registerConverter(UserIdType.class, word -> converted(UserIdType::of, word))
                .registerConverter(BaseUrl.class, word -> converted(BaseUrl::of, word))
                .setOut(out)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(tool::onUsageError)
                .setExecutionExceptionHandler(tool::onFailure)
                .execute(args);
        out.flush();
        return tool.afterPrinting(code);
    }

    /** Lets the parser print the message of an invalid word as it is. */
    private static <T> T converted(Function<String, T> converter, String word) {
        try {
            return converter.apply(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the exit code after all output has been printed. Lost output is reported on the other stream. */
    private int afterPrinting(int code) {
        Optional<IOException> lost = context.out().failure();
        lost.ifPresent(why -> printError("feedpin: standard output could not be written: " + why.getMessage()));
        boolean complete = lost.isEmpty() && context.err().failure().isEmpty();
        return complete ? code : ExitCode.ofLostOutput(code);
    }

    private int onUsageError(ParameterException misuse, String[] args) {
        CommandLine commandLine = misuse.getCommandLine();
        boolean unknownCommand =
                misuse instanceof UnmatchedArgumentException && commandLine.getParent() == null && args.length > 0;
        String problem = unknownCommand
                ? "unknown command '" + args[0] + "'; available commands: " + FeedpinCommand.COMMANDS
                : String.valueOf(misuse.getMessage());
        return usageError(commandLine, problem + suggestion(misuse));
    }

    /** Returns a question for the similar commands or options; empty if there are none. */
    private static String suggestion(ParameterException misuse) {
        List<String> similar =
                misuse instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return similar.isEmpty() ? "" : ". Did you mean " + String.join(" or ", similar) + "?";
    }

    private int usageError(CommandLine commandLine, @Nullable String why) {
        String command = commandLine.getCommandSpec().qualifiedName();
        printError(command + ": " + Text.sanitize(withoutLogin(String.valueOf(why))));
        printError("Try '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    /**
     * Removes credentials from URLs: the parser quotes unknown arguments, which may be a proxy URL after a misspelled
     * option.
     */
    private static String withoutLogin(String text) {
        return text.replaceAll("://\\S*@", "://***@");
    }

    private int onFailure(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof UsageException misuse) {
            return usageError(commandLine, misuse.getMessage());
        }
        if (failure instanceof UnusableException unusable) {
            printError("feedpin: " + Text.sanitize(String.valueOf(unusable.getMessage())));
            return ExitCode.UNUSABLE;
        }
        printError("feedpin: unexpected error: " + failure + ". Please report it with the output of --verbose.");
        if (parsed.hasMatchedOption("--verbose")) {
            failure.printStackTrace(context.err());
        }
        return ExitCode.SOME_NOT_APPLIED;
    }

    private void printError(String line) {
        context.err().println(line);
    }
}
