package io.github.feedpin.examples.store;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.AppEvent.AppUninstalled;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The reminders of each tenant. */
@RestController
class TenantReminderController {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final FeedpinTenants tenants;

    TenantReminderController(FeedpinTenants tenants) {
        this.tenants = tenants;
    }

    /** Pins the chat for these users of one tenant and returns the report. */
    @PostMapping("/tenants/{tenantKey}/reminders")
    Mono<PinReport> remind(@PathVariable String tenantKey, @RequestBody List<String> userIds) {
        return tenants.client(new TenantKey(tenantKey)).pin(userIds);
    }

    /** Ends what is in progress for a tenant that has uninstalled the app. */
    @EventListener
    void on(AppUninstalled event) {
        tenants.close(event.tenantKey(), GRACE).subscribe();
    }
}
