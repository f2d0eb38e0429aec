package io.github.feedpin.cli;

import io.github.feedpin.model.PinAction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code feedpin pin}. */
@Command(name = "pin", header = "Pins the bot's chat, or a group chat, for users.")
final class PinCommand extends ChangeCommand {

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationWord.class,
            description = "Record that the pins end after this time, for instance 45m, 2h, 1d or 1h30m; "
                    + "'feedpin release' unpins them then. Needs --journal.")
    private @Nullable Duration duration;

    PinCommand(CliContext context) {
        super(context, PinAction.PIN);
    }

    @Override
    @Nullable
    Duration duration() {
        return duration;
    }
}
