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

/** One request and its response. Made anew for each subscription. */
final class HttpExchange<T> {

    private final WireCall<T> call;
    private final BaseUrl baseUrl;
    private final ExchangeLimits limits;
    private final ConnectionLifetime lifetime;
    private final TimeSource time;
    private final SendGate gate = new SendGate();
    private @Nullable RunningExchange<T> running;
    /** Reactor Netty's side of this exchange; set before the request leaves, null again when the exchange has ended. */
    private volatile @Nullable ChannelOperations<?, ?> operations;

    HttpExchange(
            WireCall<T> call, BaseUrl baseUrl, ExchangeLimits limits, ConnectionLifetime lifetime, TimeSource time) {
        this.call = call;
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.lifetime = lifetime;
        this.time = time;
    }

    /** Sends the request and reads the response; fails with {@link FeedpinException}s only. Once. */
    void start(RequestSender sender, CoreSubscriber<? super PlatformResponse<T>> receiver) {
        Publisher<PlatformResponse<T>> transport;
        RunningExchange<T> started = new RunningExchange<>(receiver, this, time, limits.callTimeout());
        running = started;
        try {
            transport = sender.send(this::send).response(this::receive);
        } catch (Throwable failure) {
            Operators.error(receiver, failed(failure));
            return;
        }
        try {
            transport.subscribe(started);
        } catch (Throwable failure) {
            Operators.reportThrowInSubscribe(started, failure);
        }
    }

    /**
     * Runs {@code task} when the event loop has read what has arrived by now.
     *
     * @return false when there is nothing to read, since no connection serves this exchange
     */
    boolean afterReading(Runnable task) {
        @Nullable ChannelOperations<?, ?> ours = operations;
        if (ours == null) {
            return false;
        }
        // Later by a hair, since what is due at once runs before the next read.
        ours.channel().eventLoop().schedule(task, 1, TimeUnit.MILLISECONDS);
        return true;
    }

    /** Nothing more comes of it; Reactor Netty takes care of its connection. */
    void ended() {
        operations = null;
    }

    private Publisher<Void> send(HttpClientRequest request, NettyOutbound out) {
        out.withConnection(connection -> {
            operations = connection.as(ChannelOperations.class);
            ConnectionGuards.begin(connection.channel().pipeline(), limits.responseTimeout());
        });
        @Nullable AccessToken token = call.token();
        if (token != null) {
            request.header(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
        }
        return out.send(ProxyTunnel.before(Mono.defer(() -> departing(out.alloc())), operations));
    }

    /** The body, at the moment it is written, hence after everything that can fail before. */
    private Mono<ByteBuf> departing(ByteBufAllocator allocator) {
        ByteBuf body = call.encode(allocator);
        if (!gate.pass()) {
            body.release();
            return nothing();
        }
        @Nullable RunningExchange<T> departing = running;
        if (departing != null) {
            departing.departing();
        }
        return Mono.just(body);
    }

    /** The call has ended. The connection does as well, without a failure, which Reactor Netty would log. */
    private Mono<ByteBuf> nothing() {
        @Nullable ChannelOperations<?, ?> ours = operations;
        if (ours != null) {
            ConnectionReset.of(ours.channel(), ours::discard);
        }
        return Mono.never();
    }

    private Publisher<PlatformResponse<T>> receive(HttpClientResponse response, ByteBufFlux content) {
        int status = response.status().code();
        if (status == ProxyFailure.AUTHENTICATION_REQUIRED) {
            return Mono.error(ProxyFailure.RejectedException::new);
        }
        lifetime.answered(status);
        ResponseBody body = new ResponseBody(limits.maxResponseSize());
        return content.takeWhile(body::add)
                .then(Mono.fromSupplier(
                        () -> ResponseReader.read(call, status, response.responseHeaders(), body.orThrow())));
    }

    /**
     * Cancelled or out of time: nothing leaves any more, and the connection is reset. When the response has begun to
     * arrive at this very moment, Reactor Netty closes the connection and forgets to release what it has read, so that
     * is discarded here. To an exchange that has ended, whose connection may serve another by now, nothing happens.
     *
     * @param transport Reactor Netty's side, which is cancelled
     */
    void abandon(Subscription transport) {
        gate.close();
        @Nullable ChannelOperations<?, ?> ours = operations;
        if (ours == null) {
            transport.cancel();
        } else if (ours.channel().eventLoop().inEventLoop()) {
            giveUp(ours, transport);
        } else {
            ours.channel().eventLoop().execute(() -> giveUp(ours, transport));
        }
    }

    /**
     * On the event loop, for there nothing ends meanwhile: after a failure, Reactor Netty would report it once more.
     */
    private void giveUp(ChannelOperations<?, ?> ours, Subscription transport) {
        if (operations == null) {
            transport.cancel();
        } else {
            ConnectionReset.of(ours.channel(), () -> {
                ours.discard();
                transport.cancel();
            });
        }
    }

    FeedpinException failed(Throwable failure) {
        return failed(TransportFailure.describe(failure), failure);
    }

    FeedpinException outOfTime() {
        return failed("the call timeout of " + limits.callTimeout().toMillis() + " ms has passed", null);
    }

    private FeedpinException failed(String what, @Nullable Throwable failure) {
        String where = call.endpoint() + " on " + baseUrl.uri().getRawAuthority();
        @Nullable
        Throwable cause =
                failure == null || TransportFailure.quotes(failure, call.secret()) ? null : TransportCause.of(failure);
        boolean notSent = gate.close();
        if (notSent || failure != null && TransportFailure.isOfProxy(failure)) {
            return new UnreachableException(where + " was not sent: " + what, cause);
        }
        lifetime.failed();
        String message = where + " got no whole response: " + what;
        boolean givenUp = failure == null || TransportFailure.isTimeout(failure);
        return givenUp
                ? new NoResponseException(message, cause)
                : NoResponseException.ofBrokenConnection(message, cause);
    }
}
