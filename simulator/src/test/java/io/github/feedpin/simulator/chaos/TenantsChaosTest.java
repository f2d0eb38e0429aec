package io.github.feedpin.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatedTenant;
import io.github.feedpin.simulator.chaos.TenantsPlan.TenantPlan;
import io.github.feedpin.simulator.chaos.TenantsPlan.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random faults of ten of twenty tenants never affect the other ten, whatever trouble the app has. Each seed draws its
 * own scenario, which is reproducible.
 */
class TenantsChaosTest {

    private static final long ALL_SEEDS = 60;
    /** By default, one seed for each trouble. */
    private static final List<Long> SEEDS =
            Boolean.getBoolean("thorough") ? allSeeds().toList() : oneSeedForEachTrouble();

    /** A scenario with a small quota takes longer than a token lives. */
    private static final long REFRESHED_AFTER = Duration.ofHours(1).toNanos();

    private static final long RESEND_INTERVAL = Duration.ofMinutes(2).toNanos();

    static LongStream seeds() {
        Long one = Long.getLong("chaos.seed");
        Long many = Long.getLong("chaos.seeds");
        return one != null
                ? LongStream.of(one)
                : many != null
                        ? LongStream.rangeClosed(1, many)
                        : SEEDS.stream().mapToLong(Long::longValue);
    }

    private static Stream<Long> allSeeds() {
        return LongStream.rangeClosed(1, ALL_SEEDS).boxed();
    }

    private static List<Long> oneSeedForEachTrouble() {
        Set<Trouble> seen = EnumSet.noneOf(Trouble.class);
        return allSeeds()
                .filter(seed -> seen.add(new TenantsPlan(seed).trouble))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void faultsOfATenantStayInThisTenant(long seed) {
        TenantsPlan plan = new TenantsPlan(seed);
        try {
            TenantsScenario faulty = new TenantsScenario(plan, true).run();
            TenantsScenario healthy = new TenantsScenario(new TenantsPlan(seed), false).run();
            check(faulty);
            check(healthy);
            for (TenantPlan tenant : plan.tenants) {
                if (!tenant.mayHaveFaults) {
                    faultsOfOthersChangeNothing(tenant, faulty, healthy);
                }
            }
        } catch (AssertionError | RuntimeException failure) {
            String again = "./mvnw -Pquick -pl simulator -am test -Dtest=TenantsChaosTest -Dchaos.seed=" + seed
                    + " -Dsurefire.failIfNoSpecifiedTests=false";
            throw new AssertionError("Seed " + seed + ": " + plan + ". Repeat it with: " + again, failure);
        }
    }

    /** Otherwise the chaos test would prove little. */
    @Test
    void allOutcomesManyFaultsAndAllTroublesOccur() {
        Set<Object> seen = new HashSet<>();
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        for (long seed : SEEDS) {
            TenantsScenario scenario = new TenantsScenario(new TenantsPlan(seed), true).run();
            troubles.add(scenario.plan.trouble);
            scenario.plan.tenants.stream()
                    .flatMap(tenant -> scenario.outcomesOf(tenant).values().stream())
                    .forEach(outcome ->
                            seen.add(outcome instanceof NotSent notSent ? notSent.reason() : outcome.getClass()));
            scenario.simulator.journal().entries().stream()
                    .flatMap(entry -> Stream.of(entry.fault(), entry.code()))
                    .filter(Objects::nonNull)
                    .forEach(seen::add);
        }
        assertThat(troubles).containsExactlyInAnyOrder(Trouble.values());
        assertThat(seen)
                .contains(Applied.class, Rejected.class, Unknown.class)
                .contains(NotSentReason.TENANT_REJECTED, NotSentReason.TICKET_PENDING, NotSentReason.CHAT_REJECTED)
                .contains(10012, 20009, 99991662, 99991672, 99991673, 99991663, 20014, 99991400, 230027)
                .hasSizeGreaterThan(40);
    }

    private static void check(TenantsScenario scenario) {
        assertThat(scenario.watch.violations).as("violations").isEmpty();
        for (TenantPlan tenant : scenario.plan.tenants) {
            reportAddsUp(tenant, scenario);
            outcomesAgreeWithTheTenant(tenant, scenario);
            windowsHold(tenant, scenario);
        }
        resendsAreApart(scenario);
        assertThat(scenario.simulator.pinnedUsers()).isEmpty();
        assertThat(scenario.simulator.openExchanges()).isZero();
        if (scenario.plan.trouble == Trouble.NONE) {
            assertThat(requests(scenario, SimulatedEndpoint.STORE_APP_ACCESS_TOKEN))
                    .filteredOn(request -> request.arrivalNanos() < REFRESHED_AFTER)
                    .as("requests for the app token")
                    .hasSize(1);
        }
    }

    private static void reportAddsUp(TenantPlan tenant, TenantsScenario scenario) {
        List<PinReport> reports = scenario.reportsOf(tenant);
        assertThat(reports).as("reports of the three runs").hasSize(3);
        assertThat(reports)
                .allSatisfy(
                        report -> assertThat(report.applied() + report.rejected() + report.notSent() + report.unknown())
                                .isEqualTo(report.distinct())
                                .isEqualTo(report.submitted()));
        assertThat(scenario.outcomesOf(tenant)).containsOnlyKeys(tenant.all());
    }

    private static void outcomesAgreeWithTheTenant(TenantPlan tenant, TenantsScenario scenario) {
        SimulatedTenant simulated = scenario.simulator.storeApp().tenant(tenant.key);
        assertThat(simulated.pinnedUsers(TenantsPlan.CHAT_WITHOUT_BOT)).isEmpty();
        Set<String> pinned = new HashSet<>(simulated.pinnedUsers());
        assertThat(pinned).allMatch(userId -> tenant.has(userId) && tenant.cardOf(userId) == FeedCard.BOT_CHAT);
        Set<String> ofChat = simulated.pinnedUsers(TenantsPlan.CHAT);
        assertThat(ofChat).allMatch(userId -> tenant.has(userId) && tenant.cardOf(userId) == TenantsPlan.CHAT);
        pinned.addAll(ofChat);
        scenario.outcomesOf(tenant)
                .forEach((userId, outcome) -> assertThat(
                                outcome instanceof Applied
                                        ? pinned.contains(userId)
                                        : outcome instanceof Unknown
                                                || !pinned.contains(userId)
                                                || isUncertain(tenant, outcome))
                        .as("%s agrees", outcome)
                        .isTrue());
    }

    /** A rejection may follow an attempt that was processed without a response. */
    private static boolean isUncertain(TenantPlan tenant, UserOutcome outcome) {
        return outcome instanceof Rejected && tenant.mayHaveFaults;
    }

    /** Each API has windows of its own; the two group chats share theirs. */
    private static void windowsHold(TenantPlan tenant, TenantsScenario scenario) {
        Journal ofTenant = scenario.simulator.journal().filter(entry -> tenant.key.equals(entry.tenantKey()));
        for (SimulatedEndpoint api :
                List.of(SimulatedEndpoint.SET_TIME_SENSITIVE, SimulatedEndpoint.SET_CHAT_TIME_SENSITIVE)) {
            Journal journal = ofTenant.filter(entry -> entry.endpoint() == api);
            assertThat(journal.mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(scenario.plan.perSecond);
            assertThat(journal.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(scenario.plan.perMinute);
        }
        if (!tenant.mayHaveFaults) {
            assertThat(ofTenant.rejectedByLimit()).isZero();
        }
    }

    private static void resendsAreApart(TenantsScenario scenario) {
        List<JournalEntry> resends = requests(scenario, SimulatedEndpoint.RESEND_APP_TICKET);
        for (int i = 1; i < resends.size(); i++) {
            assertThat(resends.get(i).arrivalNanos() - resends.get(i - 1).arrivalNanos())
                    .isGreaterThanOrEqualTo(RESEND_INTERVAL);
        }
    }

    /** Outcomes are the same; unless the app's trouble moves the fetches of tokens, even each call is. */
    private static void faultsOfOthersChangeNothing(
            TenantPlan tenant, TenantsScenario faulty, TenantsScenario healthy) {
        Trouble trouble = faulty.plan.trouble;
        if (trouble != Trouble.LOST_TICKETS) {
            faulty.outcomesOf(tenant)
                    .forEach((userId, outcome) -> assertThat(outcome).isInstanceOf(expected(tenant, userId)));
            assertThat(withoutLogIds(healthy.outcomesOf(tenant))).isEqualTo(withoutLogIds(faulty.outcomesOf(tenant)));
        }
        if (trouble == Trouble.NONE) {
            assertThat(calls(tenant, faulty)).isEqualTo(calls(tenant, healthy));
        }
    }

    private static Class<? extends UserOutcome> expected(TenantPlan tenant, String userId) {
        if (tenant.ofChatWithoutBot.contains(userId)) {
            return NotSent.class;
        }
        boolean rejected = tenant.outsiders.contains(userId) || tenant.nonexistent.contains(userId);
        return rejected ? Rejected.class : Applied.class;
    }

    private static String withoutLogIds(Map<String, UserOutcome> outcomes) {
        return outcomes.toString().replaceAll("SIM[0-9a-f]{16}", "");
    }

    /** Returns all that arrived for the tenant, without the log ids, which all tenants share. */
    private static List<JournalEntry> calls(TenantPlan tenant, TenantsScenario scenario) {
        return scenario.simulator.journal().entries().stream()
                .filter(entry -> tenant.key.equals(entry.tenantKey()))
                .map(entry -> new JournalEntry(
                        entry.arrivalNanos(),
                        entry.endpoint(),
                        entry.tenantKey(),
                        entry.card(),
                        entry.status(),
                        entry.code(),
                        entry.action(),
                        entry.userIdType(),
                        entry.userIds(),
                        entry.userCount(),
                        null,
                        entry.fault()))
                .toList();
    }

    private static List<JournalEntry> requests(TenantsScenario scenario, SimulatedEndpoint endpoint) {
        return scenario.simulator.journal().entries().stream()
                .filter(entry -> entry.endpoint() == endpoint)
                .toList();
    }
}
