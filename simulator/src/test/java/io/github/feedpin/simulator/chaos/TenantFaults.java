package io.github.feedpin.simulator.chaos;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatedTenant;
import io.github.feedpin.simulator.chaos.TenantsPlan.TenantPlan;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Draws the faults of one tenant: what the tenant does, and what the platform does for it alone. */
final class TenantFaults {

    private final TenantPlan plan;
    private final SeededRandom random;
    private final SimulatedTenant tenant;
    private final TimeSource time;

    TenantFaults(TenantPlan plan, SimulatedTenant tenant, TimeSource time) {
        this.plan = plan;
        this.random = plan.faults;
        this.tenant = tenant;
        this.time = time;
    }

    void start(FaultScript script) {
        for (int i = random.between(1, 3); i > 0; i--) {
            switch (random.between(0, 4)) {
                case 0 -> changeState();
                case 1 -> later(SimulatedTenant::revokeTokens);
                case 2 -> tenant.setQuota(random.between(1, 5), random.between(5, 100));
                case 3 ->
                    script.on(
                            FaultTrigger.every(SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN)
                                    .forTenant(plan.key)
                                    .withProbability(random.share(), random.seed()),
                            tokenFault());
                default ->
                    script.on(
                            FaultTrigger.everyCall()
                                    .forTenant(plan.key)
                                    .withProbability(random.oneOf(0.05, 0.3, 1.0), random.seed()),
                            callFault());
            }
        }
    }

    private void changeState() {
        Consumer<SimulatedTenant> change =
                random.oneOf(SimulatedTenant::uninstall, SimulatedTenant::stop, SimulatedTenant::removeScope);
        if (random.chance(0.4)) {
            change.accept(tenant);
        } else {
            later(change);
        }
        if (random.chance(0.4)) {
            time.schedule(
                    tenant::install,
                    Duration.ofSeconds(40).plus(random.millis(1, 40_000)).toNanos());
        }
    }

    private void later(Consumer<SimulatedTenant> change) {
        time.schedule(() -> change.accept(tenant), random.millis(1, 40_000).toNanos());
    }

    private Fault tokenFault() {
        return random.oneOf(
                Fault.error(200, 10013, "tenant_access_token fetch fail"),
                Fault.error(200, 20009, "not installed"),
                Fault.error(200, 99992500, "no such tenant"),
                Fault.html(502),
                Fault.resetAfterReading(),
                Fault.stall(),
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.sameToken(),
                Fault.revokeTokens());
    }

    private Fault callFault() {
        return random.oneOf(
                Fault.html(502),
                Fault.html(502).afterActing(),
                Fault.error(500, 5000, "internal error"),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.stall(),
                Fault.cutResponse(),
                Fault.emptyObject(200),
                Fault.rateLimit(Duration.ofSeconds(random.between(1, 130))),
                Fault.rateLimit(200, Map.of("x-ogw-ratelimit-reset", "2")),
                Fault.error(400, 99991400, "request trigger frequency limit"),
                Fault.tokenInvalid(random.oneOf(200, 400)),
                Fault.error(400, 20013, "tenant access token invalid"),
                Fault.revokeTokens(),
                Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"),
                Fault.error(400, 99991662, "app not in use"),
                Fault.error(400, 99991673, "app not installed"),
                Fault.error(400, 99991403, "monthly quota"),
                Fault.error(400, 230013, "no availability"));
    }
}
