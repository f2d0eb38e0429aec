package io.github.feedpin.benchmarks.clients;

import java.net.URI;
import java.util.List;

/**
 * Configuration of a client.
 *
 * @param server base URL of the server
 * @param concurrency maximum number of calls in flight
 * @param userIds ids to pin: single calls take {@value #USERS_PER_CALL} at a time, a run takes all of them
 */
public record ClientConfig(URI server, int concurrency, List<String> userIds) {

    static final int USERS_PER_CALL = 50;

    static final String APP_ID = "cli_a1b2c3d4e5f6";
    static final String APP_SECRET = "example-app-secret";
    static final String BEARER = "Bearer t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234";
    static final String PATH = "/open-apis/im/v2/feed_cards/bot_time_sentive?user_id_type=open_id";

    /** Returns the user ids in groups of {@value #USERS_PER_CALL}. */
    UserIdBatches batches() {
        return new UserIdBatches(userIds, USERS_PER_CALL);
    }
}
