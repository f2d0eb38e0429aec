package io.github.feedpin.simulator.chaos;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random plan of a scenario with many tenants of one store app: their users, and the trouble of all of them. */
final class TenantsPlan {

    static final int TENANTS = 20;
    static final FeedCard CHAT = FeedCard.groupChat("oc_chat");
    static final FeedCard CHAT_WITHOUT_BOT = FeedCard.groupChat("oc_without_bot");

    /** Trouble that all tenants have in common, since it is the app's. */
    enum Trouble {
        NONE,
        NO_TICKET,
        DEAD_TICKETS,
        BRIEFLY_LOST_TICKETS,
        LOST_TICKETS,
        REVOKED_TOKENS,
        FAILING_APP_TOKENS
    }

    /** The users of a tenant, by how the platform treats them. Their ids name the tenant. */
    static final class TenantPlan {

        final TenantKey key;
        final List<String> ofRun;
        final List<String> single;
        final List<String> ofChat;
        final List<String> ofChatWithoutBot;
        final Set<String> outsiders;
        final Set<String> nonexistent;
        final Duration startsAfter;
        final Duration betweenSingles;
        final boolean mayHaveFaults;
        final SeededRandom faults;

        private TenantPlan(int number, SeededRandom random) {
            this.key = new TenantKey("tenant_%02d".formatted(number));
            this.ofRun = users("r", random.between(1, 400));
            this.single = users("s", random.between(0, 25));
            this.ofChat = users("c", random.between(0, 200));
            this.ofChatWithoutBot = users("w", random.chance(0.3) ? random.between(1, 100) : 0);
            this.outsiders = some(ofRun, random.between(0, 20), random);
            this.nonexistent = random.chance(0.3) ? some(ofRun, random.between(1, 2), random) : Set.of();
            this.startsAfter = random.oneOf(Duration.ZERO, random.millis(1, 5_000));
            this.betweenSingles = random.millis(1, 2_000);
            this.mayHaveFaults = number % 2 == 1;
            this.faults = random.split();
        }

        List<String> all() {
            return Stream.of(ofRun, single, ofChat, ofChatWithoutBot)
                    .flatMap(List::stream)
                    .toList();
        }

        FeedCard cardOf(String userId) {
            return ofChat.contains(userId) ? CHAT : FeedCard.BOT_CHAT;
        }

        boolean has(String userId) {
            return userId.startsWith("ou_" + key.value());
        }

        private List<String> users(String kind, int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> "ou_" + key + "_" + kind + i)
                    .toList();
        }

        private static Set<String> some(List<String> users, int most, SeededRandom random) {
            return IntStream.range(0, most)
                    .mapToObj(i -> users.get(random.between(0, users.size() - 1)))
                    .collect(Collectors.toSet());
        }
    }

    final long seed;
    final Trouble trouble;
    final Duration troubleAfter;
    final int perSecond;
    final int perMinute;
    final int maxUsersPerCall;
    final Duration latency;
    final Duration resendDelay;
    final List<TenantPlan> tenants;

    TenantsPlan(long seed) {
        // Consecutive seeds of the generator begin with similar numbers.
        SeededRandom random = new SeededRandom(seed * 0x9E3779B97F4A7C15L);
        this.seed = seed;
        this.trouble = random.chance(0.5) ? Trouble.NONE : random.oneOf(Trouble.values());
        this.troubleAfter = random.millis(1, 30_000);
        this.perSecond = random.oneOf(5, 10, 50);
        this.perMinute = perSecond * random.oneOf(4, 10, 20);
        this.maxUsersPerCall = random.oneOf(2, 10, 50);
        this.latency = random.oneOf(Duration.ZERO, Duration.ofMillis(30), random.millis(1, 500));
        this.resendDelay = random.millis(10, 30_000);
        this.tenants = IntStream.range(0, TENANTS)
                .mapToObj(number -> new TenantPlan(number, random.split()))
                .toList();
    }

    @Override
    public String toString() {
        return trouble + " after " + troubleAfter + ", latency " + latency + ", quota " + perSecond + " and "
                + perMinute + ", " + maxUsersPerCall + " users per call, tickets resent after " + resendDelay;
    }
}
