package io.github.feedpin.benchmarks.clients;

import java.net.URI;
import java.util.List;

/**
 * What a client is set up for.
 *
 * @param server whom it calls
 * @param inFlight how many calls it will have under way at most
 * @param people whom it calls for: those who work in single calls take {@value #USERS_PER_CALL} at a time, runs take
 *     all of them
 */
public record Setup(URI server, int inFlight, List<String> people) {

    static final int USERS_PER_CALL = 50;

    static final String APP_ID = "cli_a1b2c3d4e5f6";
    static final String APP_SECRET = "a-secret-of-nobody";
    static final String BEARER = "Bearer t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234";
    static final String PATH = "/open-apis/im/v2/feed_cards/bot_time_sentive?user_id_type=open_id";

    /** Those who share a call. */
    Groups groups() {
        return new Groups(people, USERS_PER_CALL);
    }

    /** What is called, for clients that know nothing of the platform. */
    String url() {
        // No other way, which would have to be warmed up first, for clients that do without otherwise.
        return server.toString().concat(PATH);
    }
}
