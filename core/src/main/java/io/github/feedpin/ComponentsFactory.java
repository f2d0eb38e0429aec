package io.github.feedpin;

import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.model.TenantKey;
import org.jspecify.annotations.Nullable;

/** Completes a sender to the components of a client. */
@FunctionalInterface
interface ComponentsFactory {

    /** @param tenant the tenant of the client; null for a self-built app */
    ClientComponents create(CallSender sender, @Nullable TenantKey tenant);
}
