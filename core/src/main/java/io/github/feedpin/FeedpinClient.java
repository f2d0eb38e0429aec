package io.github.feedpin;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.FeedpinPlatform;
import java.time.Duration;
import java.util.Collection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Client that pins the bot's chat at the top of users' message lists and unpins it, for one user or for many. With
 * {@link #chat} it pins a group chat instead.
 *
 * <p>For all methods:
 *
 * <ul>
 *   <li>Nothing happens before the subscription; each subscription is a separate run or request.
 *   <li>Every distinct id ends in exactly one {@link UserOutcome}, whatever fails. A rejection by the platform is an
 *       outcome, not an error signal; a run fails only if it cannot start (a null id, a closed client) or if its source
 *       of ids fails.
 *   <li>When the platform rejects the app (wrong secret, missing scope, disabled, monthly allowance used up), the
 *       rejection is remembered, for 2 seconds at first and up to a minute later on: meanwhile no request is sent, and
 *       users end at once as {@linkplain io.github.feedpin.model.NotSentReason#APP_REJECTED not sent} with the
 *       platform's error. Then one request probes; its success clears the rejection. Clients that are derived from each
 *       other share it. A rejection is logged once, as a warning.
 *   <li>When the platform asks to wait for more than 2 minutes, no request is sent before that, for up to a day, and no
 *       subscriber is kept waiting: users end as {@linkplain io.github.feedpin.model.NotSentReason#RATE_LIMITED not
 *       sent} with a message that gives the time at which the pause ends, or as unknown if an earlier attempt may have
 *       acted; {@link #send} fails with a {@link io.github.feedpin.error.PausedException}.
 *   <li>The platform may still process a request whose call was abandoned. A contradicting request for one of its users
 *       and the same chat, from this client or one derived from it, is therefore delayed: by 15 seconds after an
 *       abandoned attempt, by 2 seconds after a broken connection or a response that proves neither success nor
 *       rejection; a run checks this when it starts to send a batch. Processing after that cannot be ruled out.
 *   <li>No thread is blocked and none is created. Results of calls are emitted on Reactor's bounded elastic scheduler,
 *       where subscribers may block. Outcomes that need no call are emitted on the thread that determines them: the
 *       subscribing thread, the thread that emits the ids, or one of the parallel scheduler.
 *   <li>Cancelling, except of a single request, takes effect at once: queued users are dropped, calls in flight are
 *       abandoned and their connections closed. To stop a run and still get its report, use
 *       {@link RunOptions#withStop(Publisher)}.
 * </ul>
 *
 * <p>A client is immutable and thread-safe. Create one per app and reuse it.
 */
public interface FeedpinClient {

    /**
     * {@return a new builder of a client} The client and those derived from it share {@code platform}, and do not close
     * it.
     *
     * @param platform sends the calls and fetches the access tokens; other clients may use it as well
     */
    static FeedpinClientBuilder builder(FeedpinPlatform platform) {
        return new FeedpinClientBuilder(platform);
    }

    /**
     * Pins the chat for all these users, in as few calls as the platform allows, and reports the outcome of each.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}; read at each subscription; duplicates are
     *     dropped
     * @return the report, once the last user has an outcome; fails with {@link IllegalArgumentException} if an id is
     *     null, and with {@link IllegalStateException} if the client is closed
     */
    Mono<PinReport> pin(Collection<String> userIds);

    /**
     * Unpins the chat for all these users; otherwise like {@link #pin(Collection)}.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}; read at each subscription; duplicates are
     *     dropped
     * @return the report; see {@link #pin(Collection)}
     */
    Mono<PinReport> unpin(Collection<String> userIds);

    /**
     * Pins the chat for a stream of users of any length, in bounded memory: ids are requested only for the batches in
     * progress and a few more.
     *
     * <p>A call is sent when it is full or its first user has lingered. Completed users are not remembered, so a
     * duplicate id is dropped only while the first one still waits for the same call; later it is sent again and gets
     * another outcome.
     *
     * <p>When the run is stopped, by its stop signal, by closing the client or because the app is rejected,
     * {@code userIds} is still read to its end, and each id ends as not sent; cancel the subscription to abandon a
     * source that never completes. At the deadline, after the grace of a stop signal, and after the grace of a closing
     * client, {@code userIds} is cancelled: ids that it has not emitted by then have no outcome.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}
     * @return one outcome for each user, as they are completed, in no particular order. If {@code userIds} fails, the
     *     {@code Flux} fails after the outcomes of all earlier ids.
     */
    Flux<UserOutcome> pinEach(Publisher<String> userIds);

    /**
     * Unpins the chat for a stream of users; otherwise like {@link #pinEach}.
     *
     * @param userIds ids of the type in the {@linkplain #options() options}
     * @return the outcomes; see {@link #pinEach}
     */
    Flux<UserOutcome> unpinEach(Publisher<String> userIds);

    /**
     * Pins the chat for one user. Single requests that are made at about the same time share calls: a call is sent when
     * it is full, or when its oldest request has lingered ({@link io.github.feedpin.batching.BatchingPolicy#linger()})
     * and a permit is available; while it waits for the permit, requests are added to it.
     *
     * <p>Single requests have priority over runs; runs are throttled for a minute after each, but always get at least a
     * quarter of the permits. Beside a run a single request waits for a few calls at most. The first single request
     * within a minute may find the quota exhausted by a run; it then gets the next available permit.
     *
     * <p>The first call of a client is sent alone: further single requests wait for its response, for two seconds at
     * most, unless another call has succeeded.
     *
     * <p>A newer contradicting request for the same user replaces a queued one, which ends as
     * {@linkplain io.github.feedpin.model.NotSentReason#SUPERSEDED superseded}; an identical one shares its outcome.
     * Once it is sent, newer requests for the same user wait until it has an outcome, retries included; and a
     * contradicting one waits for attempts that may still be processed, as described above.
     *
     * <p>Cancelling removes the request, unless another subscriber requested the same; after the first attempt to send
     * its call, cancelling has no effect. Of the options only the id type and the release apply; use
     * {@link Mono#timeout(Duration)} to limit the wait.
     *
     * @param userId of the type in the {@linkplain #options() options}
     * @return the user's outcome; fails with {@link io.github.feedpin.error.QueueFullException} if too many single
     *     requests wait, and with {@link IllegalStateException} if the client is closed
     */
    Mono<UserOutcome> pin(String userId);

    /**
     * Unpins the chat for one user; otherwise like {@link #pin(String)}.
     *
     * @param userId of the type in the {@linkplain #options() options}
     * @return the user's outcome; see {@link #pin(String)}
     */
    Mono<UserOutcome> unpin(String userId);

    /**
     * Sends exactly one call, as the platform documents it: within the quota, with a token, without retry. Like a
     * single request, it has priority over runs, and waits for the first call of the client. While a rejection of the
     * app is remembered, it fails at once with an {@link io.github.feedpin.error.AppRejectedException} that says for
     * how long.
     *
     * @param request the action and 1 to 50 ids; its type of ids applies, not that of the options
     * @return the platform's response to a call that succeeded, in which users may still have failed; any other
     *     response, and a missing one, fails with a {@link io.github.feedpin.error.FeedpinException} whose type says
     *     what happened
     * @throws IllegalArgumentException if the platform does not allow the app this type of ids
     */
    Mono<TimeSensitiveResponse> send(TimeSensitiveRequest request);

    /**
     * Unpins the chat for exactly the users that the pin store has recorded as pinned at the subscription, for this
     * client's app, tenant, chat and type of user ids; otherwise like {@link #unpin(Collection)}. The users are read
     * into memory.
     *
     * @return the report; see {@link #unpin(Collection)}. It also fails with
     *     {@link io.github.feedpin.error.PinStoreException} if the pin store fails, and with
     *     {@link IllegalStateException} if there is none
     */
    Mono<PinReport> unpinAll();

    /**
     * {@return the users that the pin store has recorded as pinned, for this client's app, tenant, chat and type of
     * user ids, in no order} They are the users that were pinned, or may have been because a call got no response, and
     * have not been unpinned since. Fails with {@link io.github.feedpin.error.PinStoreException} if the pin store
     * fails, and with {@link IllegalStateException} if there is none.
     */
    Flux<PinnedUser> pinned();

    /**
     * {@return the releaser of this client's app, which releases the pins that have {@linkplain RunOptions#withRelease
     * an end}: those of all chats and, for a store app, of all tenants} It is not started. The clients that are derived
     * from each other share it, and closing the client stops it.
     *
     * @throws IllegalStateException if the client has no pin store
     */
    PinReleaser releaser();

    /** {@return the options of this client's runs} */
    RunOptions options();

    /**
     * {@return a client with the same chat, quota and token, whose runs and requests have these options}
     *
     * @param options replace those of this client entirely; a client of a tenant does not allow ids of type
     *     {@code user_id}
     * @throws IllegalArgumentException if the options are for ids of a type that the platform does not allow the app
     * @throws IllegalStateException if pins are to be released, and the client has no pin store
     */
    FeedpinClient with(RunOptions options);

    /**
     * {@return a client that pins a group chat for its members, with the same options} The bot must be a member of the
     * chat as well: otherwise the platform rejects the chat, which stops the run, and its other users end as
     * {@linkplain io.github.feedpin.model.NotSentReason#CHAT_REJECTED not sent}; runs for other chats and for the bot's
     * chat continue.
     *
     * <p>The platform counts calls for group chats separately, so all group chats of a client share one quota, beside
     * that of the bot's chat. Everything else is shared with this client: the token, a remembered rejection of the app
     * and the listeners; closing a client and stopping its runs affects both. Single requests share calls only with
     * those for the same chat. A request does not affect requests of the same user for another chat.
     *
     * <p>Clients of group chats hold no resources: they can be created for each request, as in
     * {@code client.chat(chatId).pin(userId)}, and need not be closed.
     *
     * @param chatId the id of the group chat, for instance {@code oc_a0553eda9014c201e6969b478895c230}; replaces the
     *     chat of this client
     * @throws IllegalArgumentException if the id does not start with {@code oc_} or is not valid
     */
    FeedpinClient chat(String chatId);

    /**
     * {@return the number of runs in progress, of this client and of all clients derived from it, without single
     * requests} Lazy; fails only if the client of a tenant is closed, with {@link IllegalStateException}.
     */
    Mono<Integer> runsInProgress();

    /**
     * Stops the runs of this client and of all clients derived from it, but leaves the clients open: single requests
     * and {@link #send} are served as before, and so are later runs. It applies to the runs in progress at subscription
     * time, and to those that start before {@code within} is over or {@code until} signals.
     *
     * <p>Runs continue for four fifths of {@code within}, or until two seconds before its end if that is later. What
     * has not been sent by then ends as not sent, with the reason {@link io.github.feedpin.model.NotSentReason#CLOSED}.
     * The remaining time is reserved for pending responses; a call that has none at its end is abandoned. So each run
     * has ended with its report when the time is over.
     *
     * @param within the time limit for all runs; not negative; zero abandons them at once
     * @param until runs that start after its first signal, other than a subscription, are served as usual;
     *     {@link Mono#never()} to stop runs for as long as {@code within} lasts
     * @return a {@code Mono} that completes when no run is in progress, and at the latest when the time is over;
     *     cancelling it has no effect on the stop
     * @throws IllegalArgumentException if {@code within} is negative
     */
    Mono<Void> stopRuns(Duration within, Publisher<?> until);

    /**
     * Closes this client and all clients derived from it: from the subscription on, new runs, single requests and calls
     * fail. Queued single requests are sent without waiting for further requests. Runs and single requests may continue
     * for {@code grace}; what has not been sent by then ends as not sent. After the grace, pending responses have two
     * more seconds; a call that has none by then is abandoned. The platform is left open, since other clients may use
     * it.
     *
     * @param grace how long runs and single requests in progress may continue; not negative
     * @return a {@code Mono} that completes when they have ended, and at the latest two seconds after the grace;
     *     cancelling it has no effect on the closing
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    Mono<Void> close(Duration grace);
}
