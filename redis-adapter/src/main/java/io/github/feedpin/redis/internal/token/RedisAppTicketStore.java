package io.github.feedpin.redis.internal.token;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Store of the tickets of one app: a hash of their times and texts, by a fingerprint of the ticket. It expires when the
 * last ticket has.
 */
public final class RedisAppTicketStore implements AppTicketStore {

    private static final String MAX = String.valueOf(MAX_TICKETS);
    private static final String LIFETIME = String.valueOf(AppTicket.LIFETIME.toMillis());
    private static final String RESEND = String.valueOf(RESEND_INTERVAL.toMillis());

    private final TokenScripts scripts;
    private final String key;
    private final StoredSecrets secrets;
    private final TimeSource time;

    public RedisAppTicketStore(RedisConnections connections, String key, SecretText secrets, TimeSource time) {
        this.scripts = new TokenScripts(connections, time);
        this.key = key;
        this.secrets = new StoredSecrets(secrets, "app ticket", time);
        this.time = time;
    }

    @Override
    public Mono<Void> add(AppTicket ticket) {
        return secrets.write(key, ticket.value())
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
        return scripts.run(TokenScripts.LIST_TICKETS, List.of(key)).map(this::valid);
    }

    private List<AppTicket> valid(List<String> values) {
        Instant now = time.now();
        return values.stream()
                .map(this::ticket)
                .filter(Objects::nonNull)
                .filter(ticket -> !ticket.isExpired(now))
                .sorted(Comparator.comparing(AppTicket::sentAt).reversed())
                .toList();
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
