package io.github.feedpin.examples.reminders;

import io.github.feedpin.platform.FeedpinPlatform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the page is, once it can be opened. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final FeedpinPlatform platform;

    Welcome(FeedpinPlatform platform) {
        this.platform = platform;
    }

    @EventListener
    void sayWhereThePageIs(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Open http://localhost:{} in a browser. The platform is {}. Ctrl-C ends it all.",
                    web.getWebServer().getPort(),
                    platform.baseUrl());
        }
    }
}
