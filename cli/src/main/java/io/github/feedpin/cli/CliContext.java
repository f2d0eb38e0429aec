package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Messages;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Environment of a command.
 *
 * @param in standard input
 * @param out standard output, for the report
 * @param err standard error, for progress, notes and errors
 * @param environment the environment variables
 * @param properties the system properties
 * @param screen the screen that shows {@code err}
 * @param clock the clock for due times
 * @param stop completes when the operator stops the command
 * @param messages the texts in the language of the operator
 */
record CliContext(
        InputStream in,
        ErrorRecordingPrintStream out,
        ErrorRecordingPrintStream err,
        Map<String, String> environment,
        Map<String, String> properties,
        Screen screen,
        InstantSource clock,
        Mono<Void> stop,
        Messages messages) {

    /** Prints a text to standard error, in a line of its own. */
    void note(String key, Object... arguments) {
        err.println("feedpin: " + messages.text(key, arguments));
    }
}
