package io.github.feedpin.examples.reminders;

import io.github.feedpin.platform.FeedpinPlatform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the URL of the page when the application is ready. */
@Component
class StartupMessage {

    private static final Logger log = LoggerFactory.getLogger(StartupMessage.class);

    private final FeedpinPlatform platform;

    StartupMessage(FeedpinPlatform platform) {
        this.platform = platform;
    }

    @EventListener
    void logUrl(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Open http://localhost:{} in a browser. Platform: {}. Press Ctrl-C to stop.",
                    web.getWebServer().getPort(),
                    platform.baseUrl());
        }
    }
}
