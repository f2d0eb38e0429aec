package io.github.feedpin.examples.webmvc;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The reminders of a store app, in the profile {@code store}. */
@RestController
@Profile("store")
class TenantReminderController {

    private final FeedpinTenants tenants;

    TenantReminderController(FeedpinTenants tenants) {
        this.tenants = tenants;
    }

    /** Pins the chat for these users of one tenant and returns the report. */
    @PostMapping(path = "/tenants/{tenantKey}/reminders", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<PinReport> remind(@PathVariable String tenantKey, @RequestBody List<String> userIds) {
        return tenants.client(new TenantKey(tenantKey)).pin(userIds);
    }
}
