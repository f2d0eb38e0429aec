package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.text.Messages;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Shows the progress of a run on a separate thread until it is closed. Thread-safe. */
public final class Progress implements AutoCloseable {

    /** A reader that does not consume the output must not block the end of the run. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Scheduler thread = Schedulers.newSingle("feedpin-progress", true);
    private final Display display;
    private final Supplier<Snapshot> snapshots;

    private Progress(Display display, Supplier<Snapshot> snapshots) {
        this.display = display;
        this.snapshots = snapshots;
    }

    /** Starts to show progress: as a bar in a terminal, as plain lines elsewhere. */
    public static Progress shown(PrintStream out, Screen screen, Messages messages, Supplier<Snapshot> snapshots) {
        return start(
                screen.isTerminal()
                        ? new BarDisplay(out, screen, messages)
                        : new LineDisplay(out, screen.lineInterval(), new ProgressText(messages)),
                snapshots);
    }

    /** Starts to show notes only. */
    public static Progress hidden(PrintStream out, Supplier<Snapshot> snapshots) {
        return start(out::println, snapshots);
    }

    private static Progress start(Display display, Supplier<Snapshot> snapshots) {
        Progress progress = new Progress(display, snapshots);
        Flux.interval(display.interval(), progress.thread)
                .onBackpressureDrop()
                .subscribe(tick -> display.show(snapshots.get()));
        return progress;
    }

    /** Prints a note in a separate line, asynchronously. */
    public void note(String line) {
        thread.schedule(() -> display.note(line));
    }

    /** Stops after all notes have been printed. */
    @Override
    public void close() {
        thread.disposeGracefully().timeout(CLOSE_TIMEOUT).onErrorComplete().block();
        display.finish(snapshots.get());
    }
}
