package io.github.feedpin.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Status of an app in a tenant, as the platform reports it. */
public enum AppStatus {

    /** The tenant enabled the app. */
    START_BY_TENANT,

    /** The tenant disabled the app. */
    STOP_BY_TENANT,

    /** The platform disabled the app. */
    STOP_BY_PLATFORM,

    /** A status that this version does not know, or none. */
    UNKNOWN;

    /** Returns the status with the platform's name, such as {@code stop_by_tenant}; unknown for all other names. */
    static AppStatus of(@Nullable String name) {
        for (AppStatus status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
