package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.TenantKey;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An app in one tenant: its installation, its limits, one for each API, and its users. Guarded by the engine, except
 * the directory, which is thread-safe.
 */
public final class Tenant {

    private final @Nullable TenantKey key;
    private final Quota initialQuota;
    private final Directory directory;
    private final Map<Endpoint, RateLimit> limits = new EnumMap<>(Endpoint.class);
    private Quota quota;
    private Installation installation = Installation.ACTIVE;

    private record Quota(int perSecond, int perMinute) {

        RateLimit newLimit() {
            return new RateLimit(perSecond, perMinute);
        }
    }

    /**
     * Creates an installed app, with unused limits.
     *
     * @param key null for a self-built app, which has one tenant only
     */
    public Tenant(@Nullable TenantKey key, int perSecond, int perMinute, Directory directory) {
        this.key = key;
        this.initialQuota = new Quota(perSecond, perMinute);
        this.quota = initialQuota;
        this.directory = directory;
    }

    @Nullable
    TenantKey key() {
        return key;
    }

    boolean isOfStoreApp() {
        return key != null;
    }

    public Directory directory() {
        return directory;
    }

    Installation installation() {
        return installation;
    }

    public void become(Installation other) {
        installation = other;
    }

    /** Replaces the limits by unused ones. */
    public void limit(int callsPerSecond, int callsPerMinute) {
        use(new Quota(callsPerSecond, callsPerMinute));
    }

    /** Checks the installation, then the limit. */
    @Nullable
    Rejection admit(PinCall call, long now) {
        @Nullable
        Rejection rejection = switch (installation) {
            case ACTIVE -> null;
            case STOPPED -> Rejection.APP_DISABLED;
            case WITHOUT_SCOPE -> Rejection.SCOPE_MISSING;
            case UNINSTALLED -> Rejection.APP_NOT_INSTALLED;
        };
        return rejection == null
                ? limits.computeIfAbsent(call.endpoint(), api -> quota.newLimit())
                        .admit(now)
                : rejection;
    }

    void reset() {
        installation = Installation.ACTIVE;
        use(initialQuota);
        directory.reset();
    }

    private void use(Quota next) {
        quota = next;
        limits.clear();
    }
}
