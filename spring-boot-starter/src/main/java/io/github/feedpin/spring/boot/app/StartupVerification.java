package io.github.feedpin.spring.boot.app;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fetches an access token for each app with {@code verify-on-startup}, concurrently, and fails startup if one cannot be
 * obtained. Blocks the thread that starts the application until the tokens have been fetched.
 */
public final class StartupVerification implements SmartInitializingSingleton {

    private final List<FeedpinApp> apps;

    public StartupVerification(List<FeedpinApp> apps) {
        this.apps = apps.stream().filter(FeedpinApp::verifyOnStartup).toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (apps.isEmpty()) {
            return;
        }
        try {
            Flux.fromIterable(apps)
                    .flatMap(StartupVerification::verify)
                    .then()
                    .toFuture()
                    .join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof UnverifiedAppException unverified) {
                throw unverified;
            }
            throw failure;
        }
    }

    private static Mono<Void> verify(FeedpinApp app) {
        return app.tokens().token().then().onErrorMap(failure -> new UnverifiedAppException(app, failure));
    }
}
