package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.redis.internal.quota.ExchangeRequest.Returned;
import io.github.feedpin.redis.internal.quota.ExchangeRequest.Window;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs random exchanges, plausible ones and others, by the script on a real Redis and by the model. */
class ScriptAgainstModelTest {

    private static final int EXCHANGES = 1_500;
    private static final String KEY = "feedpin:{test}:quota";

    private static RedisProcess redis;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 60})
    void scriptAndModelReturnTheSame(int processes) {
        SplittableRandom random = new SplittableRandom(processes);
        RedisAsyncCommands<String, String> commands = redis.asyncCommands();
        commands.del(KEY);
        String sha1 =
                commands.scriptLoad(withTimeOfTest()).toCompletableFuture().join();
        long[] now = {1_800_000_000_000L};
        InMemoryQuota model = new InMemoryQuota(() -> now[0]);
        RandomProcess[] all = new RandomProcess[processes];
        List<ExchangeRequest> requests = new ArrayList<>();
        List<List<Object>> expected = new ArrayList<>();
        List<RedisFuture<List<Object>>> actual = new ArrayList<>();
        for (int i = 0; i < EXCHANGES; i++) {
            now[0] += step(random);
            int chosen = random.nextInt(processes);
            if (all[chosen] == null || random.nextInt(200) == 0) {
                all[chosen] = new RandomProcess("p" + chosen + "x" + i, random);
            }
            if (random.nextInt(400) == 0) {
                commands.del(KEY);
                model.clear();
            }
            ExchangeRequest request = all[chosen].request(now[0]);
            List<String> arguments = new ArrayList<>(request.arguments());
            arguments.add(String.valueOf(now[0]));
            actual.add(commands.evalsha(
                    sha1, ScriptOutputType.MULTI, new String[] {KEY}, arguments.toArray(String[]::new)));
            requests.add(request);
            expected.add(model.exchange(request));
            if (random.nextInt(10) > 0) {
                all[chosen].confirm(expected.get(i));
            }
        }
        for (int i = 0; i < EXCHANGES; i++) {
            assertThat(actual.get(i).toCompletableFuture().join())
                    .as("exchange %s: %s", i, requests.get(i))
                    .isEqualTo(expected.get(i));
        }
    }

    private static long step(SplittableRandom random) {
        return switch (random.nextInt(60)) {
            case 0 -> -random.nextLong(5_000);
            case 1 -> random.nextLong(100_000);
            default -> random.nextLong(200);
        };
    }

    private static String withTimeOfTest() {
        String text = RedisSlotExchange.SCRIPT.text();
        String call = "redis.call('TIME')";
        assertThat(text).contains(call);
        return text.replace(call, "{ tonumber(ARGV[#ARGV]) / 1000, 0 }");
    }

    /** A process that reports random, mostly plausible numbers. */
    private static final class RandomProcess {

        private static final int[] LIMITS = {100, 20};
        private static final long[] LENGTHS = {60_030, 1_010};

        private final String id;
        private final SplittableRandom random;
        private final long start;
        private final int[] slots = new int[LIMITS.length];
        private String epoch = "";
        private long sequence;
        private @Nullable ExchangeRequest unknown;

        RandomProcess(String id, SplittableRandom random) {
            this.id = id;
            this.random = random;
            this.start = random.nextLong(1_000_000);
        }

        ExchangeRequest request(long now) {
            ExchangeTerms terms = ExchangeTerms.of(
                    Duration.ofSeconds(random.nextInt(20, 40)),
                    Duration.ofMillis(500),
                    Duration.ofMillis(random.nextInt(5_000)));
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < LIMITS.length; i++) {
                int back = random.nextInt(4) == 0 ? random.nextInt(slots[i] + 1) : 0;
                List<Returned> returned = new ArrayList<>();
                for (int left = back; left > 0 && random.nextInt(4) > 0; ) {
                    int number = 1 + random.nextInt(left);
                    returned.add(new Returned(number, 1 + random.nextLong(LENGTHS[i])));
                    left -= number;
                }
                returned.sort((one, other) -> Long.compare(other.rest(), one.rest()));
                int held = slots[i] - back;
                int limit = random.nextInt(50) == 0 ? LIMITS[i] - 5 : LIMITS[i];
                windows.add(new Window(
                        LENGTHS[i], limit, held, random.nextInt(held + 1), random.nextInt(LIMITS[i]), returned));
            }
            ExchangeRequest request = new ExchangeRequest(
                    id,
                    epoch,
                    random.nextInt(100) == 0 ? sequence + random.nextInt(3) : sequence + 1,
                    start + now - 1_799_999_000_000L,
                    random.nextInt(100) == 0,
                    terms,
                    random.nextInt(20) == 0 ? random.nextInt(5_000) : 0,
                    random.nextInt(3),
                    random.nextInt(3),
                    windows);
            unknown = unknown == null ? request : request.repeating(unknown);
            return unknown;
        }

        void confirm(List<Object> values) {
            ExchangeRequest request = unknown;
            unknown = null;
            if (request == null || !Long.valueOf(0).equals(values.get(0))) {
                return;
            }
            ExchangeReply reply = ExchangeReply.of(values);
            sequence = request.sequence();
            epoch = reply.epoch();
            for (int i = 0; i < slots.length; i++) {
                slots[i] = reply.windows().get(i).slots();
            }
        }
    }
}
