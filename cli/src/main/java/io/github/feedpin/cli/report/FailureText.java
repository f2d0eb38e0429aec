package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;

/**
 * Translates messages of failures.
 *
 * @param messages the texts
 */
public record FailureText(Messages messages) {

    /** Returns the message of the failure, with the options of the command. */
    public String of(FeedpinException failure) {
        String message = OptionNames.replaceIn(failure.getMessage());
        String hint = OptionNames.replaceIn(
                failure.platformError().map(PlatformError::hint).orElse(""));
        // What the platform says may contain sentences, so it is separated from the hint here.
        return hint.isEmpty() || !message.endsWith(". " + hint)
                ? messages.translated(message)
                : messages.sentences(
                        messages.translated(message.substring(0, message.length() - hint.length() - 2)),
                        messages.translated(hint));
    }
}
