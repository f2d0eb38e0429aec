package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Runs the command within a test and captures its output. */
final class Cli {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("FEEDPIN_APP_ID", "cli_test", "FEEDPIN_APP_SECRET", "secret"));
    private final Map<String, String> properties = new HashMap<>();
    private final List<String> more = new ArrayList<>();
    private OutputStream outTo = out;
    private OutputStream errTo = err;
    private InputStream in = InputStream.nullInputStream();
    private InstantSource clock = InstantSource.system();
    private Mono<Void> stop = Mono.never();
    private Messages messages = Messages.ENGLISH;
    private Screen screen = new Screen(0, true);

    /** Creates a command with the address and the credentials of the simulator. */
    static Cli at(SimulatorServer server) {
        SelfBuiltApp app = server.credentials();
        Cli cli =
                new Cli().environment("FEEDPIN_APP_ID", app.appId()).environment("FEEDPIN_APP_SECRET", app.appSecret());
        cli.more.addAll(List.of("--base-url", server.baseUrl().toString()));
        return cli;
    }

    Cli environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Cli property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Cli input(InputStream input) {
        in = input;
        return this;
    }

    Cli input(String text) {
        return input(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** Redirects standard output. */
    Cli out(OutputStream stream) {
        outTo = stream;
        return this;
    }

    /** Redirects standard error. */
    Cli err(OutputStream stream) {
        errTo = stream;
        return this;
    }

    Cli clock(InstantSource source) {
        clock = source;
        return this;
    }

    Cli stop(Mono<Void> signal) {
        stop = signal;
        return this;
    }

    Cli language(Language language) {
        messages = Messages.in(language);
        return this;
    }

    /** Sets the time between two lines of progress. */
    Cli line(Duration interval) {
        screen = new Screen(0, true, interval);
        return this;
    }

    /** Runs the command and returns its exit code. */
    int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(more);
        return CommandLineTool.run(context(), all.toArray(String[]::new));
    }

    CliContext context() {
        return new CliContext(
                in,
                new ErrorRecordingPrintStream(outTo, UTF_8),
                new ErrorRecordingPrintStream(errTo, UTF_8),
                environment,
                properties,
                screen,
                clock,
                stop,
                messages);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
