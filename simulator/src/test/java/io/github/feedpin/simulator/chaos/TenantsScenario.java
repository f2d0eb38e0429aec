package io.github.feedpin.simulator.chaos;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PushResponse;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.chaos.TenantsPlan.TenantPlan;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a plan to its end in virtual time, on one thread: in each tenant a run and single requests at once. */
final class TenantsScenario {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    final TenantsPlan plan;
    final PlatformSimulator simulator;
    final TenantsWatch watch;
    private final Map<TenantKey, List<PinReport>> reports = new HashMap<>();
    private final Map<TenantKey, Map<String, UserOutcome>> outcomes = new HashMap<>();

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(scheduler);
    private final SimulatedStoreApp app;
    private final AppTicketStore tickets = AppTicketStore.inMemory(time);
    private final FeedpinTenants tenants;
    private int open;

    /** @param withFaults whether the tenants that may have faults have them; the trouble of all is the same */
    TenantsScenario(TenantsPlan plan, boolean withFaults) {
        this.plan = plan;
        this.simulator = PlatformSimulator.builder()
                .timeSource(time)
                .seed(plan.seed)
                .quota(plan.perSecond, plan.perMinute)
                .latency(plan.latency)
                .ticketResendDelay(plan.resendDelay)
                .chatsWithoutBot(TenantsPlan.CHAT_WITHOUT_BOT.id()::equals)
                .build();
        this.app = simulator.storeApp();
        this.watch = new TenantsWatch(simulator.platform(), app.credentials(), plan.tenants);
        this.tenants = FeedpinClient.builder(watch)
                .quota(Quota.of(plan.perSecond, plan.perMinute))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(plan.maxUsersPerCall))
                .timeSource(time)
                .jitter(() -> 0.5)
                .buildTenants(app.credentials(), tickets);
        app.pushTo((headers, body) -> receive(body));
        startTrouble();
        for (TenantPlan tenant : plan.tenants) {
            prepare(tenant);
            if (withFaults && tenant.mayHaveFaults) {
                new TenantFaults(tenant, app.tenant(tenant.key), time).start(simulator.faults());
            }
        }
    }

    TenantsScenario run() {
        plan.tenants.forEach(this::start);
        for (Duration passed = Duration.ZERO; open > 0; passed = passed.plus(STEP)) {
            if (passed.compareTo(LONGEST) > 0) {
                throw new AssertionError("Not all requests have completed within " + LONGEST);
            }
            scheduler.advanceTimeBy(STEP);
        }
        return this;
    }

    private void startTrouble() {
        switch (plan.trouble) {
            case NONE -> addTicket();
            case NO_TICKET -> {}
            case DEAD_TICKETS -> {
                addTicket();
                app.revokeTickets();
            }
            case BRIEFLY_LOST_TICKETS -> {
                // The second request, 2 minutes after the first one, is granted.
                app.setResentTicketsLost(true);
                time.schedule(
                        () -> app.pushTicket().subscribe(),
                        Duration.ofSeconds(60).toNanos());
            }
            case LOST_TICKETS -> app.setResentTicketsLost(true);
            case REVOKED_TOKENS -> {
                addTicket();
                time.schedule(app::revokeTokens, plan.troubleAfter.toNanos());
            }
            case FAILING_APP_TOKENS -> {
                addTicket();
                simulator
                        .faults()
                        .on(FaultTrigger.requests(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN, 1, 2), Fault.html(502));
            }
        }
    }

    /** Returns the outcome of each user of the tenant, of its run and of single requests. */
    Map<String, UserOutcome> outcomesOf(TenantPlan tenant) {
        return outcomes.computeIfAbsent(tenant.key, first -> new TreeMap<>());
    }

    /** Returns the reports of the runs in the tenant. */
    List<PinReport> reportsOf(TenantPlan tenant) {
        return reports.computeIfAbsent(tenant.key, first -> new ArrayList<>());
    }

    private void addTicket() {
        tickets.add(app.issueTicket()).subscribe();
    }

    private Mono<PushResponse> receive(byte[] body) {
        JsonNode push = JSON.readTree(body);
        BigDecimal sentAt = new BigDecimal(push.path("ts").stringValue());
        AppTicket ticket = new AppTicket(
                push.path("event").path("app_ticket").stringValue(),
                Instant.ofEpochMilli(sentAt.movePointRight(3).longValue()));
        return tickets.add(ticket).thenReturn(PushResponse.of(200));
    }

    private void prepare(TenantPlan tenant) {
        app.tenant(tenant.key).setNotInChat(tenant.outsiders::contains);
        app.tenant(tenant.key).setUnknownUsers(id -> !tenant.has(id) || tenant.nonexistent.contains(id));
    }

    private void start(TenantPlan tenant) {
        FeedpinClient client = tenants.client(tenant.key);
        start(tenant, client, tenant.ofRun);
        start(tenant, client.chat(TenantsPlan.CHAT.id()), tenant.ofChat);
        start(tenant, client.chat(TenantsPlan.CHAT_WITHOUT_BOT.id()), tenant.ofChatWithoutBot);
        open++;
        Flux.fromIterable(tenant.single)
                .index()
                .flatMap(
                        user -> time.delay(tenant.betweenSingles.multipliedBy(user.getT1()))
                                .then(client.pin(user.getT2())),
                        Integer.MAX_VALUE)
                .doFinally(end -> open--)
                .subscribe(outcome -> add(tenant, outcome));
    }

    private void start(TenantPlan tenant, FeedpinClient client, List<String> userIds) {
        open++;
        client.pin(userIds)
                .delaySubscription(tenant.startsAfter, scheduler)
                .doFinally(end -> open--)
                .subscribe(report -> {
                    reportsOf(tenant).add(report);
                    report.outcomes().values().forEach(outcome -> add(tenant, outcome));
                });
    }

    private void add(TenantPlan tenant, UserOutcome outcome) {
        if (outcomesOf(tenant).put(outcome.userId(), outcome) != null) {
            watch.violations.add("two outcomes for one user");
        }
    }
}
