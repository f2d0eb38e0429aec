package io.github.feedpin.cli;

import io.github.feedpin.model.PinAction;
import picocli.CommandLine.Command;

/** {@code feedpin unpin}. */
@Command(name = "unpin", header = "Unpins the bot's chat, or a group chat, for users.")
final class UnpinCommand extends ChangeCommand {

    UnpinCommand(CliContext context) {
        super(context, PinAction.UNPIN);
    }
}
