package io.github.feedpin.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Shows again and again how far a run has come, on a thread of its own, until it is closed. Thread-safe. */
public final class Progress implements AutoCloseable {

    /** Who does not read what is written to him shall not hold up the end. */
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Scheduler thread = Schedulers.newSingle("feedpin-progress", true);
    private final Display display;
    private final Supplier<Snapshot> snapshots;

    private Progress(Display display, Supplier<Snapshot> snapshots) {
        this.display = display;
        this.snapshots = snapshots;
    }

    /** Starts to show it: as a bar in a terminal, as plain lines elsewhere. */
    public static Progress shown(PrintStream out, Screen screen, Supplier<Snapshot> snapshots) {
        return start(screen.isTerminal() ? new BarDisplay(out, screen) : new LineDisplay(out), snapshots);
    }

    /** Shows no progress, only notes. */
    public static Progress hidden(PrintStream out, Supplier<Snapshot> snapshots) {
        return start(new NoProgress(out), snapshots);
    }

    private static Progress start(Display display, Supplier<Snapshot> snapshots) {
        Progress progress = new Progress(display, snapshots);
        Flux.interval(display.interval(), progress.thread)
                .onBackpressureDrop()
                .subscribe(tick -> display.show(snapshots.get()));
        return progress;
    }

    /** Says something in a line of its own, soon, without making the caller wait. */
    public void note(String line) {
        thread.schedule(() -> display.note(line));
    }

    /** Ends it, once all notes have been said. */
    @Override
    public void close() {
        thread.disposeGracefully().timeout(LONGEST_END).onErrorComplete().block();
        display.finish(snapshots.get());
    }
}
