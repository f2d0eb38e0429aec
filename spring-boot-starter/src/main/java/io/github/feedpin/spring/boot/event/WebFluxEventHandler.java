package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.event.EventResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * {@link WebHandler} that passes the bytes of a body to the receiver, whatever their content type, and writes its
 * response. Bypasses Spring's codecs and their limits.
 */
final class WebFluxEventHandler implements WebHandler {

    private static final byte[] NO_BODY = {};

    private final EventReceiver receiver;

    WebFluxEventHandler(EventReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        if (request.getMethod() != HttpMethod.POST) {
            response.getHeaders().setAllow(Set.of(HttpMethod.POST));
            response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
            return response.setComplete();
        }
        return response(request).flatMap(written -> write(written, response));
    }

    private Mono<EventResponse> response(ServerHttpRequest request) {
        EventHeaders headers = request.getHeaders()::getFirst;
        @Nullable EventResponse unread = receiver.rejectUnread(headers);
        return unread != null
                ? Mono.just(unread)
                : body(request)
                        .flatMap(body -> receiver.receive(headers, body))
                        .onErrorResume(DataBufferLimitException.class, tooLarge -> Mono.just(receiver.tooLarge()));
    }

    /** Emits no bytes if a filter has read the body, which cannot be read twice. */
    private Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), receiver.maxBodySize())
                .map(WebFluxEventHandler::bytesOf)
                .onErrorComplete(WebFluxEventHandler::isAlreadyRead)
                .defaultIfEmpty(NO_BODY);
    }

    private static boolean isAlreadyRead(Throwable failure) {
        return failure instanceof IllegalStateException && !(failure instanceof DataBufferLimitException);
    }

    private static byte[] bytesOf(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static Mono<Void> write(EventResponse written, ServerHttpResponse response) {
        byte[] bytes = written.bytes();
        response.setStatusCode(HttpStatusCode.valueOf(written.status()));
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, written.contentType());
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }
}
