package io.github.feedpin.cli;

import io.github.feedpin.cli.simulate.EventSettings;
import io.github.feedpin.cli.simulate.RequestLog;
import io.github.feedpin.cli.simulate.SetupText;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PlatformSimulatorBuilder;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.SimulatorServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code feedpin simulate}: serves a simulated platform until it is stopped. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        sortSynopsis = false,
        header = "Serves a simulated platform, and prints what to set to use it.",
        synopsisHeading = "%nUsage: ",
        description = {
            "",
            "The platform enforces the real rules and rate limits for a self-built app and",
            "a store app, and keeps its state in memory, on this machine only. Every id of",
            "the right form is a user. Prints one line for each request until Ctrl-C."
        },
        optionListHeading = "%n",
        footer = {
            "",
            "With --push-to, tickets are pushed at the start, every hour, and on request;",
            "an event that is not responded to with HTTP 200 is repeated after 15 s, 5 min,",
            "1 h and 6 h. FEEDPIN_EVENTS_ENCRYPT_KEY and FEEDPIN_EVENTS_VERIFICATION_TOKEN",
            "replace the generated Encrypt Key and the built-in Verification Token; with the",
            "former, events are encrypted.",
            "",
            "Exit code:",
            "  0  the simulator was stopped, for instance by Ctrl-C",
            "  2  the command line is invalid, or the port cannot be used",
            "  4  output could not be written"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final CliContext context;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port (default: a free one).")
    private int port;

    @Option(
            names = "--tenant",
            paramLabel = "KEY",
            description = "A tenant that has installed the store app; repeatable (default: every tenant).")
    private List<String> tenants = List.of();

    @Option(names = "--push-to", paramLabel = "URL", description = "Push the store app's events to this URL.")
    private @Nullable String receiver;

    @Option(names = "--encrypt", description = "Encrypt and sign events, with a key that is printed.")
    private boolean encrypt;

    @Option(names = "--quiet", description = "Print no requests.")
    private boolean quiet;

    SimulateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<TenantKey> keys = tenants.stream().map(SimulateCommand::tenant).toList();
        @Nullable EventSettings events = events();
        Disposable.Composite pushes = Disposables.composite();
        try (SimulatorServer server = serve(simulator(keys, events))) {
            SetupText.print(server, keys, events, context.messages(), context.out());
            if (events != null) {
                pushes.add(push(server.simulator().storeApp(), events));
            }
            RequestLog log = new RequestLog(server.simulator(), context.messages(), context.out()::println);
            logUntilStopped(log);
            context.out().println(log.summary());
        } finally {
            pushes.dispose();
        }
        return ExitCode.ALL_APPLIED;
    }

    private void logUntilStopped(RequestLog log) {
        if (quiet) {
            context.stop().block();
            return;
        }
        Flux.interval(POLL_INTERVAL, Schedulers.boundedElastic())
                .doOnNext(tick -> log.printNew())
                .takeUntilOther(context.stop())
                .blockLast();
        log.printNew();
    }

    private SimulatorServer serve(PlatformSimulator simulator) {
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("--port must be 0 to 65535, but is " + port);
        }
        try {
            return simulator.serve(port);
        } catch (RuntimeException e) {
            throw new UsageException("the port " + port + " cannot be used: " + reason(e));
        }
    }

    private static PlatformSimulator simulator(List<TenantKey> tenants, @Nullable EventSettings events) {
        PlatformSimulatorBuilder builder = PlatformSimulator.builder().journalUserIds(false);
        tenants.forEach(builder::tenant);
        if (events != null && events.encryptKey() != null) {
            builder.encryptKey(events.encryptKey());
        }
        if (events != null && events.verificationToken() != null) {
            builder.verificationToken(events.verificationToken());
        }
        return builder.build();
    }

    /** Checks the receiver, and pushes a ticket to it. */
    private Disposable push(SimulatedStoreApp app, EventSettings events) {
        Disposable hourly = app.pushTo(events.receiver());
        Disposable first = app.checkUrl()
                .onErrorReturn(false)
                .map(accepted -> accepted ? "simulate.urlAccepted" : "simulate.urlNotAccepted")
                .doOnNext(key -> context.out().println(context.messages().text(key)))
                .then(Mono.defer(app::pushTicket))
                .onErrorComplete()
                .subscribe();
        return Disposables.composite(hourly, first);
    }

    private @Nullable EventSettings events() {
        if (receiver == null) {
            if (encrypt) {
                throw new UsageException("--encrypt needs --push-to URL");
            }
            return null;
        }
        return EventSettings.of(url(receiver), encrypt, context.environment());
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Not a URL at all.
        }
        throw new UsageException("--push-to is not an http or https URL");
    }

    private static TenantKey tenant(String key) {
        try {
            return new TenantKey(key);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--tenant is invalid: " + e.getMessage());
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Text.sanitize(String.valueOf(root.getMessage()));
    }
}
