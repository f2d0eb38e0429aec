package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.event.EventResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;

/**
 * {@link HttpRequestHandler} that passes the bytes of a body to the receiver, whatever their content type, and writes
 * its response. A slow response occupies no thread of the server. The status is written directly, without an error or
 * asynchronous dispatch, which Spring Security would authorize again.
 */
final class WebMvcEventHandler implements HttpRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(WebMvcEventHandler.class);

    private static final byte[] NO_BODY = {};

    private final EventReceiver receiver;

    WebMvcEventHandler(EventReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals(HttpMethod.POST.name())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        EventHeaders headers = request::getHeader;
        @Nullable EventResponse unread = receiver.rejectUnread(headers);
        if (unread != null) {
            write(unread, response);
            return;
        }
        byte[] body = body(request);
        if (body.length > receiver.maxBodySize()) {
            write(receiver.tooLarge(), response);
            return;
        }
        respond(receiver.receive(headers, body).toFuture(), request, response);
    }

    /** Returns no bytes if a filter has read the body; at most one more than the receiver accepts. */
    private byte[] body(HttpServletRequest request) throws IOException {
        try {
            return request.getInputStream().readNBytes(receiver.maxBodySize() + 1);
        } catch (IllegalStateException readAsText) {
            return NO_BODY;
        }
    }

    private static void respond(
            CompletableFuture<@Nullable EventResponse> received,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // Waits, for two seconds at most, if a filter or servlet does not support asynchronous requests.
        if (received.isDone() || !request.isAsyncSupported()) {
            write(received.join(), response);
            return;
        }
        AsyncContext async = request.startAsync(request, response);
        received.thenAccept(written -> async.start(() -> complete(written, async, response)));
    }

    private static void complete(EventResponse written, AsyncContext async, HttpServletResponse response) {
        try {
            write(written, response);
        } catch (IOException | IllegalStateException gone) {
            log.debug("The sender of an event did not wait for the response", gone);
        } finally {
            async.complete();
        }
    }

    private static void write(EventResponse written, HttpServletResponse response) throws IOException {
        byte[] bytes = written.bytes();
        response.setStatus(written.status());
        response.setContentType(written.contentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
