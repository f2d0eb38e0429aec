package io.github.feedpin.spring.boot.event;

import org.springframework.boot.WebApplicationType;

/** The web frameworks, with the names of their properties. */
enum Stack {
    WEBFLUX(WebApplicationType.REACTIVE, "spring.webflux.base-path"),
    WEBMVC(WebApplicationType.SERVLET, "server.servlet.context-path");

    final WebApplicationType type;
    final String basePath;

    Stack(WebApplicationType type, String basePath) {
        this.type = type;
        this.basePath = basePath;
    }
}
