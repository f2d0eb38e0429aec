package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A call for 50 users, and its responses. */
final class SampleCall {

    private static final List<String> USER_IDS = IntStream.range(0, TimeSensitiveRequest.MAX_USERS)
            .mapToObj(i -> "ou_" + new UUID(i, i).toString().replace("-", ""))
            .toList();

    private SampleCall() {}

    static TimeSensitiveRequest request() {
        return TimeSensitiveRequest.pin(UserIdType.OPEN_ID, USER_IDS);
    }

    static TimeSensitiveCall call() {
        return new TimeSensitiveCall(request(), new AccessToken("t-7f1bcd13fc57d46bac21793a18e560"));
    }

    /** A success in which the first so many users have failed. */
    static byte[] response(int failed) {
        return USER_IDS.stream()
                .limit(failed)
                .map("""
                        {"user_id":"%s","error_code":230002,"error_message":"The user is not in the chat."}\
                        """::formatted)
                .collect(Collectors.joining(",", """
                        {"code":0,"msg":"success","data":{"failed_user_reasons":[\
                        """, "]}}"))
                .getBytes(UTF_8);
    }
}
