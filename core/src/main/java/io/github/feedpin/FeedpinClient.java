package io.github.feedpin;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.FeedpinPlatform;
import java.time.Duration;
import java.util.Collection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the bot's chat at the top of people's message lists, and takes it down again, for one person or for a hundred
 * thousand.
 *
 * <p>What holds for every method:
 *
 * <ul>
 *   <li>Nothing happens before the subscription; subscribing again runs again.
 *   <li>Every distinct id ends in exactly one {@link UserOutcome}, whatever fails. A rejection by the platform is an
 *       outcome, not an exception; a run fails only when it could not start (a null id, a closed client) or its source
 *       of ids fails.
 *   <li>An app that the platform rejects (wrong secret, missing scope, disabled, allowance used up) is remembered, for
 *       2 seconds at first and up to a minute later on: meanwhile nothing is sent, and users end at once as
 *       {@linkplain io.github.feedpin.model.NotSentReason#APP_REJECTED not sent} with the platform's error. Then one
 *       request probes; its success clears the memory. Clients that were derived from each other share it. A rejection
 *       is logged once, as a warning.
 *   <li>When the platform asks to wait for more than 2 minutes, nothing is sent before that is over, up to a day, and
 *       nothing is kept waiting for it: users end as {@linkplain io.github.feedpin.model.NotSentReason#RATE_LIMITED not
 *       sent} with a message that names the instant, or as unknown when an earlier attempt may have acted;
 *       {@link #send} fails with a {@link io.github.feedpin.error.PausedException}.
 *   <li>A call that was given up may still be carried out. A contradicting request for one of its users, by this client
 *       or one derived from it, is not sent before 15 seconds after an attempt that was given up, and 2 seconds after a
 *       broken connection or a response that proves nothing; a batch of a run looks for such attempts when it is taken
 *       up. That the platform carries an attempt out later than that cannot be excluded.
 *   <li>No thread is blocked and none is created. Results of calls arrive on Reactor's bounded elastic scheduler, where
 *       what receives them may block. What needs no call is signalled on the thread that finds it out: the subscribing
 *       one, the one that emits ids, or one of the parallel scheduler.
 *   <li>Cancelling, of anything but a single, stops at once: what waits is forgotten, the calls in flight are abandoned
 *       and their connections closed. To stop a run and still get its account, use {@link RunOptions#withStop}.
 * </ul>
 *
 * <p>A client is immutable and thread-safe, and meant to be kept: one for each app.
 */
public interface FeedpinClient {

    /** Begins a client that calls {@code platform}. */
    static FeedpinClientBuilder builder(FeedpinPlatform platform) {
        return new FeedpinClientBuilder(platform);
    }

    /**
     * Pins the chat for all these users, in as few calls as the platform allows, and accounts for each of them.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}; read at each subscription; repeated ones
     *     are dropped
     * @return the account, once the last user has an outcome; fails with {@link IllegalArgumentException} when an id is
     *     null, and with {@link IllegalStateException} when the client is closed
     */
    Mono<PinReport> pin(Collection<String> userIds);

    /** Unpins the chat for all these users; otherwise like {@link #pin(Collection)}. */
    Mono<PinReport> unpin(Collection<String> userIds);

    /**
     * Pins the chat for a stream of users of any length, in bounded memory: no more ids are requested than are being
     * worked on.
     *
     * <p>A call leaves when it is full or its first user has lingered. Since nothing is remembered of those who are
     * done, an id that comes again is dropped only while its first one still waits for the same call; later it is run
     * again, and answered again.
     *
     * <p>When the run is stopped, by its stop signal, by the closing of the client or because the app is rejected,
     * {@code userIds} is still read to its end, and each id ends as not sent; to be rid of a source without an end,
     * cancel. At the deadline, and when the grace of a closing client is over, {@code userIds} is cancelled: ids that
     * it has not emitted by then have no outcome.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}
     * @return one outcome for each user, as they settle, in no particular order. When {@code userIds} fails, so does
     *     this, after the outcomes of what came before.
     */
    Flux<UserOutcome> pinEach(Publisher<String> userIds);

    /** Unpins the chat for a stream of users; otherwise like {@link #pinEach}. */
    Flux<UserOutcome> unpinEach(Publisher<String> userIds);

    /**
     * Pins the chat for one user. SingleRequestBatcher that are asked for at about the same time share calls: a call
     * leaves when it is full, or when its oldest single has lingered
     * ({@link io.github.feedpin.batching.BatchingPolicy#linger()}) and a permit is there; while it waits for the permit
     * it goes on filling up.
     *
     * <p>SingleRequestBatcher go before the calls of runs, to which a quarter of the permits is left; and for a minute
     * after each, runs send evenly and leave the permits that singles are going to take. So beside a run a single waits
     * for a few calls at most. Only the first one in a minute may find that a run has used up the second, or the
     * minute, and gets the first permit that there is.
     *
     * <p>Until a call of this client has been answered, for two seconds at most, singles wait for the response to the
     * first one.
     *
     * <p>The newest request for a user wins: one that still waits ends as
     * {@linkplain io.github.feedpin.model.NotSentReason#SUPERSEDED superseded} when a contradicting one comes, and
     * shares its outcome with an identical one. Once it is sent, newer requests for the same user wait until it has an
     * outcome, retries included; and a contradicting one waits out an attempt that may still be carried out, as said
     * above.
     *
     * <p>Cancelling takes the user out, unless another subscriber requested the same; once its call has left, or has
     * failed to leave and is being repeated, cancelling changes nothing. Of the options only the id type counts: bound
     * the waiting with {@link Mono#timeout(Duration)} where need be.
     *
     * @param userId of the type in the {@linkplain #options() options}
     * @return the user's outcome; fails with {@link io.github.feedpin.error.QueueFullException} when too many singles
     *     wait already, and with {@link IllegalStateException} when the client is closed
     */
    Mono<UserOutcome> pin(String userId);

    /** Unpins the chat for one user; otherwise like {@link #pin(String)}. */
    Mono<UserOutcome> unpin(String userId);

    /**
     * Makes exactly one call, as the platform documents it: within the quota, with a token, without retry. It gets its
     * permit as a single does, before the calls of runs that wait; the first one goes alone as well. While a rejection
     * of the app is remembered, it fails at once with an {@link io.github.feedpin.error.AppRejectedException} that says
     * for how long.
     *
     * @return the platform's response to a call that succeeded, in which users may still have failed; any other
     *     response, and none, fails with a {@link io.github.feedpin.error.FeedpinException} whose type says what
     *     happened
     */
    Mono<TimeSensitiveResponse> send(TimeSensitiveRequest request);

    /** How this client's runs are done. */
    RunOptions options();

    /** The same client, with the same quota and token, whose runs are done with other options. */
    FeedpinClient with(RunOptions options);

    /**
     * Stops the runs of this client, and of all that were derived from it, but leaves them open: single requests and
     * {@link #send} are served as before, and so is all that comes afterwards. It holds for the runs that are under way
     * at the subscription, and for those that begin before {@code within} is over or {@code until} signals.
     *
     * <p>Runs may go on for four fifths of {@code within}, and for all but two seconds of a longer time. What has not
     * been sent by then ends as not sent, with the reason {@link io.github.feedpin.model.NotSentReason#CLOSED}. The
     * rest of the time is for the responses still to come; a call that has none at its end is abandoned. So each run
     * has ended with its account when the time is over.
     *
     * @param within how long the runs have in all; not negative; zero abandons them at once
     * @param until runs that begin after its first signal, other than a subscription, are served as usual;
     *     {@link Mono#never()} when they are to be stopped for as long as {@code within} lasts
     * @return completes when no run is under way, and at the latest when the time is over; cancelling it takes nothing
     *     back
     */
    Mono<Void> stopRuns(Duration within, Publisher<?> until);

    /**
     * Closes this client and all that were derived from it: from the subscription on, new runs, singles and calls fail.
     * SingleRequestBatcher that wait linger no longer. Runs and singles under way may go on for {@code grace}; what has
     * not been sent by then ends as not sent. Completes when they have ended, and at the latest two seconds after the
     * grace, which is for the responses still to come; a call that has none by then is abandoned. The platform adapter
     * is left open, since it may serve other clients.
     *
     * @param grace how long the runs under way may go on; not negative
     */
    Mono<Void> close(Duration grace);
}
