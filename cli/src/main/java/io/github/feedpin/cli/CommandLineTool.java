package io.github.feedpin.cli;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the command line: parses the arguments, runs the command and reports errors in one sentence. */
final class CommandLineTool {

    private final CliContext context;
    private final Messages messages;

    CommandLineTool(CliContext context) {
        this.context = context;
        this.messages = context.messages();
    }

    /** Runs the command given by {@code args} and returns the exit code. Never throws. */
    static int run(CliContext context, String... args) {
        CommandLineTool tool = new CommandLineTool(context);
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(context.out(), context.out().encoding()), true);
        int code = tool.parser().setOut(out).execute(args);
        out.flush();
        return tool.afterPrinting(code);
    }

    /** Returns the parser of all commands. */
    CommandLine parser() {
        CommandLine parser = new CommandLine(new FeedpinCommand())
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
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(this::onUsageError)
                .setExecutionExceptionHandler(this::onFailure);
        messages.usage().ifPresent(help -> {
            parser.setResourceBundle(help);
            parser.getSubcommands().values().forEach(command -> command.setResourceBundle(help));
        });
        return parser;
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
        lost.ifPresent(why -> context.note("outputLost", String.valueOf(why.getMessage())));
        boolean complete = lost.isEmpty() && context.err().failure().isEmpty();
        return complete ? code : ExitCode.ofLostOutput(code);
    }

    private int onUsageError(ParameterException misuse, String[] args) {
        CommandLine commandLine = misuse.getCommandLine();
        boolean unknownCommand =
                misuse instanceof UnmatchedArgumentException && commandLine.getParent() == null && args.length > 0;
        String problem = unknownCommand
                ? messages.text("usage.unknownCommand", args[0], FeedpinCommand.COMMANDS)
                : messages.translated(String.valueOf(misuse.getMessage()));
        return usageError(commandLine, problem + suggestion(misuse));
    }

    /** Returns a question for the similar commands or options; empty if there are none. */
    private String suggestion(ParameterException misuse) {
        List<String> similar =
                misuse instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return similar.isEmpty() ? "" : messages.text("usage.suggestion", String.join(messages.text("or"), similar));
    }

    private int usageError(CommandLine commandLine, String why) {
        String command = commandLine.getCommandSpec().qualifiedName();
        printError(command + ": " + Text.sanitize(withoutLogin(why)));
        printError(messages.text("usage.try", command));
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
            return usageError(commandLine, messages.translated(String.valueOf(misuse.getMessage())));
        }
        if (failure instanceof UnusableException unusable) {
            printError("feedpin: " + Text.sanitize(messages.translated(String.valueOf(unusable.getMessage()))));
            return ExitCode.UNUSABLE;
        }
        context.note("unexpected", failure);
        if (parsed.hasMatchedOption("--verbose")) {
            failure.printStackTrace(context.err());
        }
        return ExitCode.SOME_NOT_APPLIED;
    }

    private void printError(String line) {
        context.err().println(line);
    }
}
