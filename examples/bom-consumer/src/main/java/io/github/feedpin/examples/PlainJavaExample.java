package io.github.feedpin.examples;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.List;
import reactor.core.publisher.Flux;

/** Feedpin in plain Java: pins the bot's chat for the users on the command line and prints each outcome. */
public final class PlainJavaExample {

    private PlainJavaExample() {}

    public static void main(String[] userIds) {
        SelfBuiltApp credentials =
                AppCredentials.selfBuilt(System.getenv("FEEDPIN_APP_ID"), System.getenv("FEEDPIN_APP_SECRET"));

        remind(BaseUrl.FEISHU, credentials, List.of(userIds))
                .doOnNext(System.out::println)
                .blockLast(); // A main method may block; reactive code must not.
    }

    /** Returns one line per user. */
    static Flux<String> remind(BaseUrl baseUrl, SelfBuiltApp credentials, List<String> userIds) {
        ReactorNettyPlatform platform = ReactorNettyPlatform.create(baseUrl);
        FeedpinClient feedpin =
                FeedpinClient.builder(platform).credentials(credentials).build();

        return feedpin.pin(userIds)
                .flatMapIterable(report -> report.outcomes().values())
                .map(PlainJavaExample::describe)
                .doFinally(signal -> platform.close().subscribe());
    }

    private static String describe(UserOutcome outcome) {
        if (outcome instanceof Applied applied) {
            return applied.userId() + " was pinned";
        }
        if (outcome instanceof Rejected rejected) {
            return rejected.userId() + " was rejected: " + rejected.message();
        }
        if (outcome instanceof NotSent notSent) {
            return notSent.userId() + " was not sent: " + notSent.message();
        }
        return outcome.userId() + " may have been pinned, retry to be sure: " + outcome.message();
    }
}
