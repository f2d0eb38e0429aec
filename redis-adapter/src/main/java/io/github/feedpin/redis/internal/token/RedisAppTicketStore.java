package io.github.feedpin.redis.internal.token;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Store of the tickets of one app: a hash of their times and texts, by a fingerprint of the ticket. It expires when the
 * last ticket has. The tickets that this process has seen are also kept in its memory, and are used if Redis fails or
 * has lost them.
 */
public final class RedisAppTicketStore implements AppTicketStore {

    private static final Logger log = LoggerFactory.getLogger(RedisAppTicketStore.class);

    private static final String MAX = String.valueOf(MAX_TICKETS);
    private static final String LIFETIME = String.valueOf(AppTicket.LIFETIME.toMillis());
    private static final String RESEND = String.valueOf(RESEND_INTERVAL.toMillis());

    private final TokenScripts scripts;
    private final String key;
    private final StoredSecrets secrets;
    private final AppTicketStore seen;
    private final AtomicBoolean failing = new AtomicBoolean();

    public RedisAppTicketStore(RedisConnections connections, String key, SecretText secrets, TimeSource time) {
        this.scripts = new TokenScripts(connections, time);
        this.key = key;
        this.secrets = new StoredSecrets(secrets, "app ticket", time);
        this.seen = AppTicketStore.inMemory(time);
    }

    @Override
    public Mono<Void> add(AppTicket ticket) {
        return seen.add(ticket)
                .then(secrets.write(key, ticket.value()))
                .flatMap(text -> scripts.run(
                        TokenScripts.ADD_TICKET,
                        List.of(key),
                        secrets.fingerprint(ticket.value()),
                        sortable(ticket.sentAt()),
                        text,
                        MAX,
                        LIFETIME))
                .then();
    }

    /** Returns the time in seconds, with digits that sort as text. */
    private static String sortable(Instant instant) {
        return String.format(Locale.ROOT, "%012d.%09d", Math.max(0, instant.getEpochSecond()), instant.getNano());
    }

    @Override
    public Mono<List<AppTicket>> tickets() {
        return scripts.run(TokenScripts.LIST_TICKETS, List.of(key))
                .doOnNext(values -> failing.set(false))
                .flatMapMany(Flux::fromIterable)
                .mapNotNull(this::ticket)
                .concatMap(seen::add)
                .then(seen.tickets())
                .onErrorResume(this::ticketsWithout);
    }

    /** Returns the tickets that this process has seen; fails if there are none. */
    private Mono<List<AppTicket>> ticketsWithout(Throwable failure) {
        return seen.tickets()
                .filter(tickets -> !tickets.isEmpty())
                .switchIfEmpty(Mono.error(failure))
                .doOnNext(tickets -> {
                    if (failing.compareAndSet(false, true)) {
                        log.warn("App tickets that are in memory are used: {}", failure.getMessage());
                    }
                });
    }

    /** Returns the ticket; null if it cannot be read. */
    private @Nullable AppTicket ticket(String value) {
        int space = value.indexOf(' ');
        return secrets.read(key, value.substring(space + 1), text -> {
            String[] sentAt = value.substring(0, space).split("\\.", -1);
            return new AppTicket(text, Instant.ofEpochSecond(Long.parseLong(sentAt[0]), Long.parseLong(sentAt[1])));
        });
    }

    @Override
    public Mono<Boolean> claimResend() {
        return scripts.run(TokenScripts.CLAIM_RESEND, List.of(RedisKeys.resend(key)), RESEND)
                .map(values -> values.contains("1"));
    }
}
