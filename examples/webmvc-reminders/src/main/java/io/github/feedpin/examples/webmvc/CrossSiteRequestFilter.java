package io.github.feedpin.examples.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that rejects cross-site requests. This application has no login, and every page in a visitor's browser can
 * send requests to {@code localhost}. {@code Host} must name this application, since otherwise a page of a host that an
 * attacker resolves to 127.0.0.1 (DNS rebinding) would have the same origin. {@code Origin} and {@code Sec-Fetch-Site},
 * which only browsers send, must not name another site. The controller accepts only JSON, which forms cannot send.
 * Spring Security provides the same protection and more.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossSiteRequestFilter extends OncePerRequestFilter {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>\\[[0-9a-f:.]+]|[0-9a-z._-]+)(:\\d{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("([0-9a-z-]+\\.)*localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
    private static final Set<String> SAME_ORIGIN = Set.of("same-origin", "none");

    private final Set<String> allowedHosts;

    CrossSiteRequestFilter(@Value("${reminders.allowed-hosts:}") Set<String> allowedHosts) {
        this.allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> host = valuesOf(HttpHeaders.HOST, request);
        if (host.size() == 1 && isAllowed(host.get(0)) && isSameOrigin(host.get(0), request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain");
            response.getWriter()
                    .println("Cross-site requests are rejected. Use localhost, or a name in reminders.allowed-hosts.");
        }
    }

    private boolean isAllowed(String hostHeader) {
        Matcher parts = HOST_AND_PORT.matcher(hostHeader.toLowerCase(Locale.ROOT));
        return parts.matches()
                && (LOOPBACK.matcher(parts.group("host")).matches() || allowedHosts.contains(parts.group("host")));
    }

    /** Accepts both schemes, since {@code Host} has none and a proxy may terminate TLS. */
    private static boolean isSameOrigin(String host, HttpServletRequest request) {
        return valuesOf(HttpHeaders.ORIGIN, request).stream()
                        .allMatch(origin ->
                                origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host))
                && SAME_ORIGIN.containsAll(valuesOf("Sec-Fetch-Site", request));
    }

    private static List<String> valuesOf(String header, HttpServletRequest request) {
        return Collections.list(request.getHeaders(header));
    }
}
