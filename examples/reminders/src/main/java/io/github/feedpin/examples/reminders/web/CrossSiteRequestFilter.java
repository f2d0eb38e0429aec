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
 * Rejects what other web sites ask for through the browser of a visitor. There is no login here, and a browser reaches
 * {@code localhost} for every page that it shows; without this filter any page could pin people, or read who they are.
 * It applies to every path and method:
 *
 * <ol>
 *   <li>{@code Host} must name this application. Otherwise a page on a name that its owner points at 127.0.0.1 (DNS
 *       rebinding) would count as this application's own page.
 *   <li>{@code Origin}, which browsers send with everything but plain reads, must be this application.
 *   <li>{@code Sec-Fetch-Site} must not name another site, unless a visitor follows a link to here: a read into a
 *       window, not into a frame.
 *   <li>A request that changes something has a body of JSON or none. Browsers send forms and plain text to another site
 *       without asking it, but JSON only after a request with {@code OPTIONS}, which is rejected here.
 * </ol>
 *
 * Programs that are no browsers, such as curl, send neither {@code Origin} nor {@code Sec-Fetch-Site}, and are served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossSiteRequestFilter implements WebFilter {

    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");
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
        // For browsers without Sec-Fetch-Site: a page that hides this one in a frame could have its buttons pressed.
        exchange.getResponse().getHeaders().set("X-Frame-Options", "DENY");
        return chain.filter(exchange);
    }

    private @Nullable ProblemDetail problemOf(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        List<String> host = headers.getOrEmpty(HttpHeaders.HOST);
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return forbidden("This application is not served under the name in Host. Use localhost, or set "
                    + "reminders.allowed-hosts to the names that it has.");
        }
        if (!headers.getOrEmpty(HttpHeaders.ORIGIN).stream().allMatch(origin -> isAt(host.get(0), origin))
                || isFromAnotherSite(request)) {
            return forbidden("Only this application's own page, and programs that are no browsers, are served.");
        }
        if (!SAFE.contains(request.getMethod()) && hasBodyOfAnotherType(headers)) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON, with Content-Type: application/json.");
        }
        return null;
    }

    /** Either scheme, since {@code Host} has none and a proxy may speak TLS for this application. */
    private static boolean isAt(String host, String origin) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static boolean isFromAnotherSite(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        boolean followsLink = HttpMethod.GET.equals(request.getMethod())
                && headers.getOrEmpty("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.getOrEmpty("Sec-Fetch-Dest").equals(List.of("document"));
        return !followsLink && !FROM_HERE.containsAll(headers.getOrEmpty("Sec-Fetch-Site"));
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

    private static ProblemDetail forbidden(String words) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, words);
    }

    private Mono<Void> reject(ServerWebExchange exchange, ProblemDetail problem) {
        return ServerResponse.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(problem)
                .flatMap(response -> response.writeTo(exchange, codecs));
    }

    /** What a response outside of a controller is written with. */
    private record Codecs(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
