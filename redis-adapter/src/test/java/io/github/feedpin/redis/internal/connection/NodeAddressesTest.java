package io.github.feedpin.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeAddressesTest {

    private static final RedisURI ONE = RedisURI.create("redis://one");
    private static final RedisURI TWO = RedisURI.create("redis://two");

    @Test
    void afterAFailureTheNextAddressIsUsed() {
        NodeAddresses addresses = new NodeAddresses(List.of(ONE, TWO));
        assertThat(addresses.of(7).getHost()).isEqualTo("one");
        addresses.next();
        assertThat(addresses.of(7).getHost()).isEqualTo("two");
        addresses.next();
        assertThat(addresses.of(7).getHost()).isEqualTo("one");
    }

    @Test
    void namedNodeIsUsedForItsSlotUntilItFails() {
        NodeAddresses addresses = new NodeAddresses(List.of(ONE));
        addresses.moved(7, TWO);
        assertThat(addresses.of(7)).isEqualTo(TWO);
        assertThat(addresses.of(8).getHost()).isEqualTo("one");
        addresses.forget(7, ONE);
        assertThat(addresses.of(7)).isEqualTo(TWO);
        addresses.forget(7, TWO);
        assertThat(addresses.of(7).getHost()).isEqualTo("one");
    }

    @Test
    void afterAFailureAnotherSentinelIsAskedFirst() {
        NodeAddresses addresses = new NodeAddresses(List.of(
                RedisURI.create("redis-sentinel://user:secret@first:1,second:2,third:3/4?sentinelMasterId=primary")));
        for (String first : List.of("first", "second", "third", "first")) {
            RedisURI uri = addresses.of(7);
            assertThat(uri.getSentinelMasterId()).isEqualTo("primary");
            assertThat(uri.getDatabase()).isEqualTo(4);
            assertThat(uri.getSentinels()).hasSize(3);
            assertThat(uri.getSentinels().get(0).getHost()).isEqualTo(first);
            assertThat(uri.getSentinels())
                    .allMatch(sentinel -> sentinel.getTimeout().equals(uri.getTimeout()));
            addresses.next();
        }
    }
}
