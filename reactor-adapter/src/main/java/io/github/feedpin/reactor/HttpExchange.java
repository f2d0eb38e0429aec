package io.github.feedpin.reactor;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.time.TimeSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.ByteBufFlux;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClient.RequestSender;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** One HTTP request and its response. One per subscription. */
final class HttpExchange<T> {

    private final WireCall<T> call;
    private final BaseUrl baseUrl;
    private final ExchangeLimits limits;
    private final ConnectionLifetime lifetime;
    private final TimeSource time;
    private final SendGate gate = new SendGate();
    private long startNanos;
    private long startMillis;
    private @Nullable ExchangeSubscriber<T> subscriber;
    /** Reactor Netty's side; set before the request is sent, null again when the exchange is complete. */
    private volatile @Nullable ChannelOperations<?, ?> operations;

    HttpExchange(
            WireCall<T> call, BaseUrl baseUrl, ExchangeLimits limits, ConnectionLifetime lifetime, TimeSource time) {
        this.call = call;
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.lifetime = lifetime;
        this.time = time;
    }

    /** Sends the request and reads the response; fails with {@link FeedpinException}s only. To be called once. */
    void start(RequestSender sender, CoreSubscriber<? super PlatformResponse<T>> actual) {
        ExchangeSubscriber<T> started = new ExchangeSubscriber<>(actual, this, time, limits.callTimeout());
        subscriber = started;
        startNanos = time.nanoTime();
        startMillis = time.scheduler().now(TimeUnit.MILLISECONDS);
        try {
            sender.send(this::send).response(this::receive).subscribe(started);
        } catch (Throwable failure) {
            Operators.reportThrowInSubscribe(started, failure);
        }
    }

    /**
     * Runs {@code task} when the event loop has read what has arrived by now.
     *
     * @return false if the exchange has no connection, and so nothing to read
     */
    boolean afterNextRead(Runnable task) {
        @Nullable ChannelOperations<?, ?> current = operations;
        if (current == null) {
            return false;
        }
        // The event loop runs tasks that are due at once before the next read.
        current.channel().eventLoop().schedule(task, 1, TimeUnit.MILLISECONDS);
        return true;
    }

    /** Called after Reactor Netty's terminal signal; the connection is no longer this exchange's. */
    void detachConnection() {
        operations = null;
    }

    private Publisher<Void> send(HttpClientRequest request, NettyOutbound out) {
        out.withConnection(connection -> {
            operations = connection.as(ChannelOperations.class);
            ConnectionGuards.install(connection.channel().pipeline(), limits.responseTimeout());
        });
        @Nullable AccessToken token = call.token();
        if (token != null) {
            request.header(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
        }
        return out.send(ProxyTunnel.awaitBefore(Mono.defer(() -> passGate(out.alloc())), operations));
    }

    /** Encodes the body immediately before it is written, after everything that can fail before. */
    private Mono<ByteBuf> passGate(ByteBufAllocator allocator) {
        ByteBuf body = call.encode(allocator);
        if (isLate()) {
            gate.close();
        }
        if (!gate.pass()) {
            body.release();
            return resetUnsent();
        }
        if (subscriber != null) {
            subscriber.restartTimeout();
        }
        return Mono.just(body);
    }

    /**
     * Returns whether the process was suspended meanwhile, so that the caller no longer expects the request to be sent;
     * by either clock, since the monotonic one may stand still. The call timeout ends the exchange.
     */
    private boolean isLate() {
        long timeout = limits.callTimeout().toMillis();
        return TimeUnit.NANOSECONDS.toMillis(time.nanoTime() - startNanos) > timeout
                || time.scheduler().now(TimeUnit.MILLISECONDS) - startMillis > timeout;
    }

    /** Resets the connection of a call that has ended; never completes, since Reactor Netty would log a failure. */
    private Mono<ByteBuf> resetUnsent() {
        @Nullable ChannelOperations<?, ?> current = operations;
        if (current != null) {
            ConnectionReset.reset(current.channel(), current::discard);
        }
        return Mono.never();
    }

    private Publisher<PlatformResponse<T>> receive(HttpClientResponse response, ByteBufFlux content) {
        int status = response.status().code();
        if (status == ProxyFailure.AUTHENTICATION_REQUIRED) {
            return Mono.error(ProxyFailure.RejectedException::new);
        }
        lifetime.recordResponse(status);
        ResponseBody body = new ResponseBody(limits.maxResponseSize());
        return content.takeWhile(body::add)
                .then(Mono.fromSupplier(
                        () -> ResponseReader.read(call, status, response.responseHeaders(), body.orThrow())));
    }

    /**
     * Closes the gate and resets the connection. If the response is just arriving, Reactor Netty closes the connection
     * without releasing what it has read, so that is discarded here. Does nothing after the exchange is complete, since
     * its connection may serve another one.
     *
     * @param transport the subscription to Reactor Netty, which is cancelled
     */
    void cancel(Subscription transport) {
        gate.close();
        @Nullable ChannelOperations<?, ?> current = operations;
        if (current == null) {
            transport.cancel();
        } else if (current.channel().eventLoop().inEventLoop()) {
            reset(current, transport);
        } else {
            current.channel().eventLoop().execute(() -> reset(current, transport));
        }
    }

    /** Runs on the event loop, where the exchange cannot complete meanwhile. */
    private void reset(ChannelOperations<?, ?> current, Subscription transport) {
        if (operations == null) {
            transport.cancel();
        } else {
            ConnectionReset.reset(current.channel(), () -> {
                current.discard();
                transport.cancel();
            });
        }
    }

    /** Closes the gate; returns the translated failure of the transport. */
    FeedpinException closeGate(Throwable failure) {
        return close(TransportFailure.describe(failure), failure);
    }

    /** Closes the gate; returns the failure of a call that exceeds its timeout. */
    FeedpinException closeOnTimeout() {
        return close("the call timeout of " + limits.callTimeout().toMillis() + " ms has passed", null);
    }

    private FeedpinException close(String description, @Nullable Throwable failure) {
        String where = call.endpoint() + " on " + baseUrl.uri().getRawAuthority();
        @Nullable
        Throwable cause =
                failure == null || TransportFailure.quotes(failure, call.secrets()) ? null : TransportCause.of(failure);
        boolean notSent = gate.close();
        if (notSent || failure != null && TransportFailure.isOfProxy(failure)) {
            return new UnreachableException(where + " was not sent: " + description, cause);
        }
        lifetime.recordFailure();
        String message = where + " got no complete response: " + description;
        boolean timedOut = failure == null || TransportFailure.isTimeout(failure);
        return timedOut
                ? new NoResponseException(message, cause)
                : NoResponseException.ofBrokenConnection(message, cause);
    }
}
