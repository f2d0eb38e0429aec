package io.github.feedpin.spring.boot.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * {@link SmartLifecycle} that makes clients use event loops that Spring manages separately from Reactor Netty's global
 * ones, while these run. Before and after that, clients use the global event loops: a token may be fetched during
 * startup, and beans that are being destroyed may still use a client.
 */
public final class ManagedEventLoops implements SmartLifecycle {

    /** Starts after the {@link ReactorResourceFactory} and stops before it. */
    static final int PHASE = 1;

    private final ObjectProvider<ReactorResourceFactory> factories;
    private final LoopResources current = new Current();
    private volatile boolean running;
    private volatile @Nullable LoopResources managed;

    public ManagedEventLoops(ObjectProvider<ReactorResourceFactory> factories) {
        this.factories = factories;
    }

    /** Returns the client with these event loops; the unchanged client if Spring manages none, or the global ones. */
    public HttpClient applyTo(HttpClient client) {
        if (factory() == null) {
            return client;
        }
        // Event loops come with a name resolver that is disposed with them, except for a client with a proxy.
        return client.configuration().hasProxy()
                ? client.runOn(current)
                : client.proxy(none -> {}).runOn(current).noProxy();
    }

    private @Nullable ReactorResourceFactory factory() {
        @Nullable ReactorResourceFactory factory = factories.getIfUnique();
        return factory == null || factory.isUseGlobalResources() ? null : factory;
    }

    @Override
    public void start() {
        @Nullable ReactorResourceFactory factory = factory();
        managed = factory == null ? null : factory.getLoopResources();
        running = true;
    }

    @Override
    public void stop() {
        managed = null;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** {@link LoopResources} that delegate to the current event loops for each connection. */
    private final class Current implements LoopResources {

        private LoopResources now() {
            @Nullable LoopResources now = managed;
            return now == null ? HttpResources.get() : now;
        }

        @Override
        public EventLoopGroup onServer(boolean preferNative) {
            return now().onServer(preferNative);
        }

        @Override
        public EventLoopGroup onClient(boolean preferNative) {
            return now().onClient(preferNative);
        }

        @Override
        public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
            return now().onChannel(type, group);
        }

        @Override
        public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
            return now().onChannelClass(type, group);
        }
    }
}
