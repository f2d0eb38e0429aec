package io.github.feedpin.cli;

import io.github.feedpin.model.PinAction;
import picocli.CommandLine.Command;

/** {@code feedpin pin}. */
@Command(name = "pin", header = "Pins the bot's chat, or a group chat, for users.")
final class PinCommand extends ChangeCommand {

    PinCommand(CliContext context) {
        super(context, PinAction.PIN);
    }
}
