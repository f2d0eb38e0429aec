package io.github.feedpin.examples.reminders.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Filter that rejects cross-site requests. This application has no login, and every page in a visitor's browser can
 * send requests to {@code localhost}; without this filter, any page could pin users or read their ids. The filter
 * applies to all paths and methods:
 *
 * <ol>
 *   <li>{@code Host} must name this application. Otherwise a page of a host that an attacker resolves to 127.0.0.1 (DNS
 *       rebinding) would have the same origin.
 *   <li>{@code Origin}, which browsers send with all requests except plain reads, must be this application.
 *   <li>{@code Sec-Fetch-Site} must not name another site, except for links that open this page in a window, not in a
 *       frame.
 *   <li>The body of a request that is not safe must be JSON or empty. Browsers send forms and plain text to other sites
 *       without a preflight request, but JSON only after one, which is rejected here.
 * </ol>
 *
 * Other clients, such as curl, send neither {@code Origin} nor {@code Sec-Fetch-Site}, and are served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossSiteRequestFilter implements WebFilter {

    private static final Set<String> SAME_ORIGIN = Set.of("same-origin", "none");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AllowedHosts hosts;
    private final ServerResponse.Context codecs;

    CrossSiteRequestFilter(AllowedHosts hosts, ServerCodecConfigurer codecs) {
        this.hosts = hosts;
        this.codecs = new Codecs(codecs.getWriters());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable ProblemDetail problem = problemOf(exchange.getRequest());
        if (problem != null) {
            return reject(exchange, problem);
        }
        // Prevents clickjacking in browsers without Sec-Fetch-Site.
        exchange.getResponse().getHeaders().set("X-Frame-Options", "DENY");
        return chain.filter(exchange);
    }

    private @Nullable ProblemDetail problemOf(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        List<String> host = headers.getOrEmpty(HttpHeaders.HOST);
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return forbidden("This application is not served under the name in Host. Use localhost, or add the name to "
                    + "reminders.allowed-hosts.");
        }
        if (!headers.getOrEmpty(HttpHeaders.ORIGIN).stream().allMatch(origin -> isOrigin(host.get(0), origin))
                || isFromAnotherSite(request)) {
            return forbidden("Cross-site requests are rejected.");
        }
        if (!SAFE.contains(request.getMethod()) && hasBodyOfAnotherType(headers)) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON, with Content-Type: application/json.");
        }
        return null;
    }

    /** Accepts both schemes, since {@code Host} has none and a proxy may terminate TLS. */
    private static boolean isOrigin(String host, String origin) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static boolean isFromAnotherSite(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        boolean followsLink = HttpMethod.GET.equals(request.getMethod())
                && headers.getOrEmpty("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.getOrEmpty("Sec-Fetch-Dest").equals(List.of("document"));
        return !followsLink && !SAME_ORIGIN.containsAll(headers.getOrEmpty("Sec-Fetch-Site"));
    }

    private static boolean hasBodyOfAnotherType(HttpHeaders headers) {
        boolean hasBody = headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        try {
            @Nullable MediaType type = headers.getContentType();
            return type == null ? hasBody : !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    private static ProblemDetail forbidden(String detail) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
    }

    private Mono<Void> reject(ServerWebExchange exchange, ProblemDetail problem) {
        return ServerResponse.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(problem)
                .flatMap(response -> response.writeTo(exchange, codecs));
    }

    /** Message writers for a response outside of a controller. */
    private record Codecs(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
