package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.AT_MOST;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.clock;
import static io.github.feedpin.event.Samples.event;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Listeners affect no response, and repeated events are recognized. */
class EventDeliveryTest {

    private static final int MAX_CONCURRENT = EventDelivery.MAX_CONCURRENT;
    private static final int MAX_WAITING = EventDelivery.MAX_WAITING;

    private final VirtualTimeScheduler clock = clock();
    private final Scheduler workers = Schedulers.newBoundedElastic(16, 1000, "test-worker");
    private final List<@Nullable String> handled = Collections.synchronizedList(new ArrayList<>());

    /** Tasks of workers that do not run until {@link #runTasks()}. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @AfterEach
    void stopWorkers() {
        workers.dispose();
    }

    private EventReceiver receiver(Scheduler workers, EventListener listener) {
        return EventReceiver.builder(Samples.APP_ID, store())
                .verificationTokens(TOKEN)
                .listener(listener)
                .timeSource(new TimeSource(clock, () -> clock.now(TimeUnit.NANOSECONDS), workers))
                .build();
    }

    private EventReceiver receiverOnThisThread() {
        return receiver(Schedulers.immediate(), event -> handled.add(event.id()));
    }

    private static int push(EventReceiver receiver, String id) {
        return receivePlain(receiver, event("x", id, "")).status();
    }

    @Test
    void blockedListenerDelaysNoResponse() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(MAX_CONCURRENT);
        CountDownLatch ended = new CountDownLatch(MAX_CONCURRENT + MAX_WAITING);
        AtomicInteger concurrent = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> concurrencies = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        EventReceiver receiver = receiver(workers, event -> {
            concurrencies.add(concurrent.incrementAndGet());
            threads.add(Thread.currentThread().getName());
            started.countDown();
            await(release);
            concurrent.decrementAndGet();
            ended.countDown();
        });

        for (int i = 0; i < MAX_CONCURRENT + MAX_WAITING; i++) {
            assertThat(push(receiver, "e" + i)).isEqualTo(200);
        }
        await(started);
        assertThat(push(receiver, "too many")).isEqualTo(503);
        assertThat(receivePlain(receiver, Samples.ticketEvent()).status()).isEqualTo(200);
        release.countDown();

        await(ended);
        assertThat(concurrencies).allMatch(running -> running <= MAX_CONCURRENT);
        assertThat(threads).allMatch(name -> name.startsWith("test-worker"));
    }

    /** An event that was not accepted has to be accepted when the platform repeats it. */
    @Test
    void eventRejectedForOverloadIsDeliveredWhenRepeated() {
        EventReceiver receiver = receiver(Schedulers.fromExecutor(tasks::add), event -> handled.add(event.id()));
        for (int i = 0; i < MAX_CONCURRENT + MAX_WAITING; i++) {
            assertThat(push(receiver, "e" + i)).isEqualTo(200);
        }
        assertThat(push(receiver, "last")).isEqualTo(503);
        runTasks();

        assertThat(push(receiver, "last")).isEqualTo(200);
        runTasks();

        assertThat(handled).hasSize(MAX_CONCURRENT + MAX_WAITING + 1).endsWith("last");
    }

    @Test
    void throwingListenerChangesNoResponse() {
        List<Throwable> failures = List.of(new IllegalStateException(), new StackOverflowError(), new LinkageError());
        AtomicInteger next = new AtomicInteger();
        EventReceiver receiver = receiver(Schedulers.immediate(), event -> {
            handled.add(event.id());
            sneakyThrow(failures.get(next.getAndIncrement()));
        });

        for (int i = 0; i < failures.size(); i++) {
            assertThat(push(receiver, "e" + i)).isEqualTo(200);
        }
        assertThat(handled).containsExactly("e0", "e1", "e2");
    }

    @Test
    void repeatedEventIsAcknowledgedButNotDelivered() {
        EventReceiver receiver = receiverOnThisThread();

        assertThat(push(receiver, "e1")).isEqualTo(200);
        assertThat(push(receiver, "e1")).isEqualTo(200);
        push(receiver, "e2");

        assertThat(handled).containsExactly("e1", "e2");
    }

    @Test
    void eventIsRecognizedForEightHours() {
        EventReceiver receiver = receiverOnThisThread();

        push(receiver, "e1");
        clock.advanceTimeBy(Duration.ofHours(8).minusNanos(1));
        push(receiver, "e1");
        assertThat(handled).hasSize(1);

        clock.advanceTimeBy(Duration.ofNanos(1));
        push(receiver, "e1");
        assertThat(handled).hasSize(2);
    }

    @Test
    void repeatedEventIsDeliveredAgainIfListenerHasThrown() {
        AtomicInteger attempts = new AtomicInteger();
        EventReceiver receiver = receiver(Schedulers.immediate(), event -> {
            handled.add(event.id());
            if (attempts.getAndIncrement() == 0) {
                throw new IllegalStateException();
            }
        });

        for (int i = 0; i < 3; i++) {
            push(receiver, "e1");
        }

        assertThat(handled).containsExactly("e1", "e1");
    }

    @Test
    void eventWaitingForListenerIsNotDeliveredTwice() {
        EventReceiver receiver = receiver(Schedulers.fromExecutor(tasks::add), event -> handled.add(event.id()));

        push(receiver, "e1");
        push(receiver, "e1");
        push(receiver, "e2");
        runTasks();

        assertThat(handled).containsExactly("e1", "e2");
    }

    @Test
    void eventsWithoutIdAreAllDelivered() {
        EventReceiver receiver = receiverOnThisThread();
        String withoutId = event("x", "", "").replace("\"uuid\":\"\",", "");

        receivePlain(receiver, withoutId);
        receivePlain(receiver, withoutId);

        assertThat(handled).hasSize(2);
    }

    @Test
    void sameIdOfTwoAppsIsDeliveredToBoth() {
        EventReceiver first = receiverOnThisThread();
        EventReceiver second = receiverOnThisThread();

        push(first, "e1");
        push(second, "e1");

        assertThat(handled).hasSize(2);
    }

    @Test
    void rememberedEventsAreBounded() {
        DeliveredEvents events = new DeliveredEvents(TimeSource.of(clock));
        for (int i = 0; i < DeliveredEvents.MAX_IDS + 1; i++) {
            assertThat(events.claim("e" + i)).isTrue();
        }

        assertThat(events.claim("e2")).isFalse();
        assertThat(events.claim("e0")).isTrue();
        assertThat(events.claim("x".repeat(1000))).isTrue();
        assertThat(events.claim("x".repeat(1000))).isTrue();
    }

    @Test
    void eventIsRejectedIfWorkersHaveShutDown() {
        workers.dispose();
        EventReceiver receiver = receiver(workers, event -> handled.add(event.id()));

        for (int i = 0; i < MAX_CONCURRENT + 1; i++) {
            assertThat(push(receiver, "e1")).isEqualTo(503);
        }
        assertThat(handled).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(AT_MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }
}
