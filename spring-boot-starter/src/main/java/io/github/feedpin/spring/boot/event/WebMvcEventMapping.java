package io.github.feedpin.spring.boot.event;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** {@link SimpleUrlHandlerMapping} for the endpoints. Matches only requests to its own application. */
final class WebMvcEventMapping extends SimpleUrlHandlerMapping {

    WebMvcEventMapping(Map<String, WebMvcEventHandler> handlers, int order) {
        super(handlers, order);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
        return RequestContextUtils.findWebApplicationContext(request) == getApplicationContext()
                ? super.getHandlerInternal(request)
                : null;
    }
}
