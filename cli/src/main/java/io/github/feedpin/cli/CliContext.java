package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Screen;
import java.io.InputStream;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What a command finds around it.
 *
 * @param in standard input
 * @param out for what was asked for: the account
 * @param err for everything else: progress, notes, errors
 * @param environment the environment variables
 * @param properties the system properties
 * @param screen what {@code err} is shown on
 * @param stop completes when the operator wants to stop
 */
record CliContext(
        InputStream in,
        Output out,
        Output err,
        Map<String, String> environment,
        Map<String, String> properties,
        Screen screen,
        Mono<Void> stop) {}
