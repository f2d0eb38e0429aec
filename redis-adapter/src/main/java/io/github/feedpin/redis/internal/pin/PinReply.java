package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reply of the script.
 *
 * @param status what happened
 * @param storeMillis the time of the store
 * @param epoch an id of this record, which is new after an earlier one was lost; empty if there is none
 * @param values what the operation returns
 */
record PinReply(Status status, long storeMillis, String epoch, List<String> values) {

    /** The layout of the record. */
    static final String LAYOUT = "1";

    enum Status {
        DONE,
        OTHER_LAYOUT,
        LATE,
        WAIT
    }

    private static final int HEAD = 3;
    private static final int USER = 6;

    /** @throws RedisFailedException if the reply says that nothing was done, or cannot be read */
    static PinReply of(List<Object> reply) {
        List<String> texts = reply.stream().map(String::valueOf).toList();
        try {
            Status status = Status.values()[Integer.parseInt(texts.get(0))];
            if (status == Status.OTHER_LAYOUT) {
                throw new RedisFailedException("the recorded pins have the unknown layout " + texts.get(1)
                        + ": another version of Feedpin uses the same Redis");
            }
            return new PinReply(status, Long.parseLong(texts.get(1)), texts.get(2), texts.subList(HEAD, texts.size()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new RedisFailedException("the reply of Redis cannot be read");
        }
    }

    /** Returns the users after the first {@code skipped} values. */
    List<PinnedUser> users(int skipped) {
        List<PinnedUser> users = new ArrayList<>();
        for (int i = skipped; i < values.size(); i += USER) {
            String until = values.get(i + 3);
            String failure = values.get(i + 5);
            users.add(new PinnedUser(
                    values.get(i),
                    number(i + 1),
                    Instant.ofEpochMilli(number(i + 2)),
                    until.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(until)),
                    (int) number(i + 4),
                    failure.isEmpty() ? null : failure));
        }
        return users;
    }

    long number(int index) {
        return Long.parseLong(values.get(index));
    }
}
