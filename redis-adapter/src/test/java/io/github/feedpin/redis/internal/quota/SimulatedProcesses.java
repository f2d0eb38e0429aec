package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaWindow;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Processes that share a quota in virtual time, a server of slots, and a platform that records each arrival. */
final class SimulatedProcesses {

    static final Duration HEARTBEAT = Duration.ofMillis(500);
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private static final int CONCURRENT = 64;
    private static final long START_MILLIS = Duration.ofDays(20_000).toMillis();

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final SplittableRandom random;
    final Quota quota;
    final InMemoryQuota server = new InMemoryQuota(this::serverMillis);
    final List<Long> arrivals = new ArrayList<>();
    /** The share of exchanges whose request or reply is lost. */
    double lossRate;
    /** The share of exchanges that are executed a second time, up to 40 seconds later. */
    double duplicateRate;
    /** The share of exchanges that take up to 3 seconds. */
    double slowRate;
    /** Whether no exchange takes place. */
    boolean serverDown;

    long serverClockOffset;
    long shortestTransit = 15;
    long longestTransit = 15;
    int exchanges;
    private int processes;

    SimulatedProcesses(Quota quota, long seed) {
        this.quota = quota;
        this.random = new SplittableRandom(seed);
        clock.advanceTimeBy(Duration.ofMillis(START_MILLIS));
    }

    long millis() {
        return clock.now(TimeUnit.MILLISECONDS) - START_MILLIS;
    }

    private long serverMillis() {
        return clock.now(TimeUnit.MILLISECONDS) + serverClockOffset;
    }

    void advance(Duration time) {
        clock.advanceTimeBy(time);
    }

    Process join() {
        return new Process(processes++);
    }

    /** Verifies that no window of any process's calls together was exceeded at the platform. */
    void assertWindowsHold() {
        long[] sorted = arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
        for (QuotaWindow window : quota.windows()) {
            for (int i = window.limit(); i < sorted.length; i++) {
                assertThat(sorted[i] - sorted[i - window.limit()])
                        .as("time from arrival %s to arrival %s", i - window.limit(), i)
                        .isGreaterThanOrEqualTo(window.length().toNanos());
            }
        }
    }

    /** One process, which may run calls. */
    final class Process implements SlotExchange {

        final QuotaMember member;
        final List<Long> granted = new ArrayList<>();
        final List<Throwable> failures = new ArrayList<>();
        int open;
        int completed;
        private int starts;
        private int toStart;
        /** Whether its exchanges do not reach the server. */
        boolean cutOff;

        private boolean dead;
        private boolean left;
        private final int number;

        Process(int number) {
            this.number = number;
            long offset = random.nextLong(Duration.ofHours(1).toNanos());
            TimeSource time = new TimeSource(clock, () -> clock.now(TimeUnit.NANOSECONDS) + offset);
            this.member = new QuotaMember(
                    new MemberSettings(quota, LEASE, HEARTBEAT, LONGEST_CALL, new QuotaListener() {}, new QuotaLog()),
                    this,
                    time,
                    () -> "p" + number + "." + starts++,
                    random::nextDouble);
            member.start();
        }

        /** Requests permits for calls, of which a limited number is in progress at a time. */
        void run(int calls) {
            toStart += calls;
            startMore();
        }

        boolean isDone() {
            return toStart == 0 && open == 0;
        }

        /** Ends without a word; requests that have been sent arrive. */
        void die() {
            dead = true;
            toStart = 0;
        }

        void leave() {
            left = true;
            toStart = 0;
            member.close().subscribe();
        }

        private void startMore() {
            while (toStart > 0 && open < CONCURRENT) {
                toStart--;
                open++;
                request(Priority.BULK);
            }
        }

        void request(Priority priority) {
            member.limiter().acquire(priority).subscribe(this::send, failure -> {
                failures.add(failure);
                clock.schedule(
                        () -> {
                            open--;
                            if (!dead && !left) {
                                toStart++;
                                startMore();
                            }
                        },
                        500,
                        TimeUnit.MILLISECONDS);
            });
        }

        private void send(@Nullable Permit permit) {
            if (dead || permit == null) {
                return;
            }
            granted.add(millis());
            clock.schedule(
                    () -> {
                        arrivals.add(clock.now(TimeUnit.NANOSECONDS));
                        clock.schedule(() -> receive(permit), transit(), TimeUnit.MILLISECONDS);
                    },
                    transit(),
                    TimeUnit.MILLISECONDS);
        }

        private void receive(Permit permit) {
            open--;
            if (!dead) {
                completed++;
                permit.completed();
                startMore();
            }
        }

        private long transit() {
            return shortestTransit == longestTransit
                    ? shortestTransit
                    : random.nextLong(shortestTransit, longestTransit);
        }

        @Override
        public Mono<ExchangeReply> exchange(ExchangeRequest request) {
            return Mono.defer(() -> {
                exchanges++;
                Sinks.One<ExchangeReply> reply = Sinks.one();
                boolean lostRequest = dead || cutOff || serverDown || random.nextDouble() < lossRate / 2;
                boolean lostReply = random.nextDouble() < lossRate / 2;
                if (!lostRequest) {
                    clock.schedule(() -> execute(request, lostReply, reply), latency(), TimeUnit.MILLISECONDS);
                }
                if (!dead && random.nextDouble() < duplicateRate) {
                    clock.schedule(() -> server.exchange(request), random.nextLong(40_000), TimeUnit.MILLISECONDS);
                }
                return reply.asMono();
            });
        }

        private void execute(ExchangeRequest request, boolean lostReply, Sinks.One<ExchangeReply> reply) {
            List<Object> values = server.exchange(request);
            if (!lostReply) {
                clock.schedule(
                        () -> {
                            try {
                                reply.tryEmitValue(ExchangeReply.of(values));
                            } catch (RedisFailedException failure) {
                                reply.tryEmitError(failure);
                            }
                        },
                        latency(),
                        TimeUnit.MILLISECONDS);
            }
        }

        private long latency() {
            return random.nextDouble() < slowRate ? random.nextLong(1_500) : random.nextLong(1, 4);
        }

        @Override
        public String toString() {
            return "process " + number;
        }
    }
}
