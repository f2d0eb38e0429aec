package io.github.feedpin.simulator.pins;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.TruthfulFaults;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A random history of pins, unpins, failures and crashes in two processes on one store, drawn from a seed, and its
 * invariants. A process crashes before any step: an access to the store or the platform, or its result.
 */
final class PinModel {

    /** How long an abandoned call may be in flight, and then be processed. */
    private static final Duration LATE = Duration.ofSeconds(40);

    /** The expiry of a call in the store, the longest backoff, and a margin. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final int LATENCY = 300;

    private final class Process {

        final CrashPoint crash = new CrashPoint(crashing && disturbed ? 1 + random.nextInt(40) : 0);
        final FeedpinClient client = FeedpinClient.builder(new CrashingPlatform(
                        simulator.platform(), crash, random, faulty ? 0.05 : 0, time, PinModel.this::sent))
                .credentials(simulator.credentials())
                .pinStore(new CrashingStore(store, crash, PinModel.this::storeFault))
                .quota(Quota.of(1000, 100_000))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(1 + random.nextInt(50)))
                .timeSource(time)
                .jitter(random::nextDouble)
                .build();
        final Set<String> inProgress = new HashSet<>();

        Process() {
            client.releaser().start();
            crash.whenCrashed().subscribe(nothing -> {}, failure -> {}, () -> crashed(this));
        }
    }

    private final Random random;
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PlatformSimulator simulator;
    private final PinStore store = PinStore.inMemory(time);
    private final PinTarget target;
    private final Map<String, UserHistory> users = new LinkedHashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final Set<String> violations = new HashSet<>();
    private final boolean faulty;
    private final boolean crashing;
    private final boolean storeFails;
    private boolean disturbed = true;
    private int crashes;
    private int releases;

    PinModel(long seed) {
        random = new Random(seed);
        faulty = random.nextInt(3) > 0;
        crashing = random.nextInt(3) > 0;
        storeFails = random.nextInt(6) == 0;
        int count = random.nextInt(4) == 0 ? 60 : 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            users.put("ou_" + i, new UserHistory());
        }
        simulator = PlatformSimulator.builder()
                .timeSource(time)
                .seed(seed)
                .quota(1000, 100_000)
                .latency(Duration.ZERO, Duration.ofMillis(random.nextInt(LATENCY)))
                .callTimeout(Duration.ofSeconds(1))
                .build();
        target = new PinTarget(simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        if (faulty) {
            addFaults(seed);
        }
    }

    private void addFaults(long seed) {
        List<Fault> faults = TruthfulFaults.all();
        for (int i = 0; i < 3; i++) {
            FaultTrigger sometimes = FaultTrigger.everyCall().withProbability(random.nextDouble() / 4, seed + i);
            simulator.faults().on(sometimes, faults.get(random.nextInt(faults.size())));
        }
        if (random.nextInt(5) == 0) {
            simulator
                    .faults()
                    .on(FaultTrigger.everyCall().forUsers("ou_2"::equals), Fault.error(400, 230001, "invalid"));
        }
    }

    private Mono<?> storeFault(Mono<?> source) {
        return Mono.defer(() -> {
            if (!storeFails || !disturbed || random.nextInt(10) > 0) {
                return source;
            }
            Mono<?> failure = random.nextBoolean() ? Mono.never() : Mono.error(new IllegalStateException("store"));
            return random.nextBoolean() ? failure : source.then(failure);
        });
    }

    void run() {
        processes.add(new Process());
        processes.add(new Process());
        Flux.interval(Duration.ofMillis(500), clock).subscribe(tick -> check());
        int moves = 5 + random.nextInt(40);
        for (int i = 0; i < moves; i++) {
            move();
            clock.advanceTimeBy(
                    Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(20_000) : random.nextInt(300)));
        }
        disturbed = false;
        processes.forEach(process -> process.crash.disarm());
        simulator.faults().clear();
        // The longest pin of a move ends after that.
        clock.advanceTimeBy(Duration.ofMinutes(2).plus(REST));
    }

    private void move() {
        Process process = processes.get(random.nextInt(processes.size()));
        switch (random.nextInt(12)) {
            case 0 -> restartReleaser(process);
            case 1 -> {
                if (crashing && random.nextInt(3) == 0) {
                    process.crash.crash();
                }
            }
            case 2 -> unpinAll(process);
            default -> request(process, random.nextInt(3) > 0 ? PinAction.PIN : PinAction.UNPIN);
        }
    }

    private void restartReleaser(Process process) {
        PinReleaser releaser = process.client.releaser();
        releaser.stop(Duration.ofSeconds(random.nextInt(3))).subscribe();
        time.schedule(releaser::start, Duration.ofMillis(random.nextInt(5000)).toNanos());
    }

    private void request(Process process, PinAction action) {
        List<String> free = users.keySet().stream()
                .filter(userId -> user(userId).isFree(time.now()))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(free, random);
        List<String> chosen = free.subList(0, Math.min(free.size(), 1 + random.nextInt(users.size())));
        if (chosen.isEmpty() || process.crash.isDead()) {
            return;
        }
        RunOptions options = RunOptions.defaults();
        @Nullable Instant until = null;
        if (action == PinAction.PIN && random.nextInt(3) > 0) {
            Duration duration = Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 120_000 : 5_000));
            until = time.now().plus(duration);
            options = random.nextBoolean() ? options.withRelease(duration) : options.withReleaseAt(until);
        }
        FeedpinClient client = process.client.with(options);
        begin(process, action, chosen, until);
        if (random.nextBoolean()) {
            chosen.forEach(userId -> (action == PinAction.PIN ? client.pin(userId) : client.unpin(userId))
                    .subscribe(outcome -> ended(process, outcome)));
        } else {
            (action == PinAction.PIN ? client.pin(chosen) : client.unpin(chosen))
                    .subscribe(report -> report.outcomes().values().forEach(outcome -> ended(process, outcome)));
        }
    }

    private void unpinAll(Process process) {
        boolean busy = users.values().stream().anyMatch(user -> !user.isFree(time.now()));
        if (busy || process.crash.isDead()) {
            return;
        }
        List<String> recorded = pinned().stream().map(PinnedUser::userId).toList();
        begin(process, PinAction.UNPIN, recorded, null);
        process.client
                .unpinAll()
                .subscribe(
                        report -> recorded.forEach(userId -> {
                            @Nullable UserOutcome outcome = report.outcomes().get(userId);
                            if (outcome != null) {
                                ended(process, outcome);
                            } else if (process.inProgress.remove(userId)) {
                                user(userId).unknown(time.now());
                            }
                        }),
                        failure -> recorded.forEach(userId -> user(userId).unchanged()));
    }

    private void begin(Process process, PinAction action, List<String> userIds, @Nullable Instant until) {
        userIds.forEach(userId -> user(userId).begin(action, until));
        process.inProgress.addAll(userIds);
    }

    private void ended(Process process, UserOutcome outcome) {
        if (process.crash.isDead() || !process.inProgress.remove(outcome.userId())) {
            return;
        }
        UserHistory user = user(outcome.userId());
        switch (outcome.kind()) {
            case APPLIED -> user.applied();
            case NOT_SENT -> {
                if (storeFails) {
                    user.unknown(time.now());
                } else {
                    user.unchanged();
                }
            }
            case REJECTED, UNKNOWN -> user.unknown(time.now().plus(LATE));
        }
    }

    private void crashed(Process process) {
        crashes++;
        process.inProgress.forEach(userId -> user(userId).unknown(time.now().plus(LATE)));
        processes.remove(process);
        if (processes.isEmpty()) {
            processes.add(new Process());
        }
        time.schedule(
                () -> {
                    if (processes.size() < 2) {
                        processes.add(new Process());
                    }
                },
                Duration.ofMillis(random.nextInt(30_000)).toNanos());
    }

    /** Checks that a release comes at its time. */
    private void sent(TimeSensitiveRequest request) {
        if (request.action() == PinAction.UNPIN) {
            releases++;
            for (String userId : request.userIds()) {
                // If the end of an unpin could not be recorded, the user is released again, without effect.
                boolean withoutEffect = storeFails && !simulator.isPinned(userId);
                if (!withoutEffect && !user(userId).mayBeUnpinned(time.now())) {
                    violations.add(userId + " is unpinned before its time, at " + time.now());
                }
            }
        }
    }

    private void check() {
        Set<String> recorded = pinned().stream().map(PinnedUser::userId).collect(Collectors.toSet());
        for (String userId : simulator.pinnedUsers()) {
            if (!recorded.contains(userId)) {
                violations.add(userId + " is pinned and not recorded at " + time.now());
            }
        }
        Instant due = time.now().minus(Duration.ofMillis(2_500 + 2 * LATENCY));
        if (!faulty
                && !crashing
                && !storeFails
                && processes.get(0).client.releaser().isRunning()) {
            pinned().stream()
                    .filter(user -> user.until() != null && user.until().isBefore(due))
                    .filter(user -> user(user.userId()).hasEnded(due))
                    .forEach(user -> violations.add(user + " is overdue at " + time.now()));
        }
    }

    private UserHistory user(String userId) {
        return Objects.requireNonNull(users.get(userId));
    }

    private List<PinnedUser> pinned() {
        return Objects.requireNonNull(store.pinned(target).collectList().block());
    }

    /** Returns the violated invariants. */
    Set<String> violations() {
        Set<String> pinned = simulator.pinnedUsers();
        Map<String, PinnedUser> recorded =
                pinned().stream().collect(Collectors.toMap(PinnedUser::userId, user -> user));
        users.forEach((userId, user) -> {
            if (user.isInProgress()) {
                violations.add("The request for " + userId + " has not ended");
            }
            @Nullable PinnedUser record = recorded.get(userId);
            boolean failed = record != null && record.hasFailed();
            if (record != null && record.until() != null && !failed) {
                violations.add(record + " is overdue in the end");
            }
            if (user.isCertain() && !failed && pinned.contains(userId) != user.isPinnedInTheEnd()) {
                violations.add(userId + " is pinned: " + pinned.contains(userId) + ", " + record);
            }
            if (user.isCertain() && !failed && !storeFails && (record != null) != user.isPinnedInTheEnd()) {
                violations.add(userId + " is recorded: " + record);
            }
        });
        return violations;
    }

    int crashes() {
        return crashes;
    }

    int releases() {
        return releases;
    }

    @Override
    public String toString() {
        return users.size() + " users, faulty " + faulty + ", crashing " + crashing + ", store fails " + storeFails
                + ", " + crashes + " crashes";
    }
}
