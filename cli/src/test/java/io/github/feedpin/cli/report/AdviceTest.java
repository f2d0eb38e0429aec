package io.github.feedpin.cli.report;

import static io.github.feedpin.cli.report.ReportSamples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void messageWithAHintIsUnchanged() {
        FeedpinException failure = failure(400, 99991672, "Access denied", "log");

        assertThat(new Advice(Messages.ENGLISH).of(failure))
                .isEqualTo(failure.getMessage())
                .contains("Grant the app");
    }

    @Test
    void whenThePlatformIsUnreachableAdviceNamesTheBaseUrl() {
        UnreachableException unreachable = new UnreachableException("No connection to x:1", null);
        String advice = "Check the base URL, the network and the proxy, then run the command again.";

        assertThat(new Advice(Messages.ENGLISH).of(unreachable)).isEqualTo("No connection to x:1. " + advice);
        assertThat(new Advice(Messages.ENGLISH).of(new TokenUnavailableException(unreachable)))
                .endsWith(". " + advice);
    }

    @Test
    void whenRateLimitedAdviceIsToWait() {
        assertThat(new Advice(Messages.ENGLISH).of(failure(429, null, "slow down", "log")))
                .endsWith(". Wait a minute, then run the command again.");
    }

    @Test
    void whenTheTicketIsRejectedAdviceNamesTheVariable() {
        FeedpinException rejection = failure(200, 10012, "app ticket invalid", "log");

        assertThat(new Advice(Messages.ENGLISH)
                        .of(new AppRejectedException(rejection.platformError().orElseThrow())))
                .startsWith("The app ticket is no longer valid: PATCH /path returned HTTP 200, code 10012")
                .contains("Set FEEDPIN_APP_TICKET to the ticket that the platform pushed last")
                .doesNotContain("has been asked");
        assertThat(new Advice(Messages.ENGLISH).of(rejection))
                .contains("the app ticket is invalid")
                .doesNotContain("request one now");
    }

    @Test
    void otherFailuresAreAdvisedToBeRepeated() {
        assertThat(new Advice(Messages.ENGLISH).of(new NoResponseException("It broke.", null)))
                .isEqualTo("It broke. Check the base URL, or run the command again later; repeating a run is safe.");
    }
}
