package io.github.feedpin.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The people of a company, as somebody's list has them: a few left the chat, some ids came to harm, and some stand
 * there twice. The same seed gives the same company.
 */
public final class SimulatedUsers {

    private static final int IN_A_THOUSAND = 1000;
    private static final int MALFORMED = 5;
    private static final int LISTED_TWICE = 10;
    private static final int OUTSIDE_OF_256 = 8;

    private final SplittableRandom random;
    private final List<String> list;

    /** @param people how many there are; those listed twice come on top */
    public SimulatedUsers(int people, long seed) {
        random = new SplittableRandom(seed);
        list = new ArrayList<>(people + people / 50);
        for (int i = 0; i < people; i++) {
            list.add(dice(MALFORMED) ? malformed() : openId());
            if (dice(LISTED_TWICE)) {
                list.add(list.get(random.nextInt(list.size())));
            }
        }
    }

    /** The list as it is, one entry an id. */
    public List<String> list() {
        return List.copyOf(list);
    }

    /** Whether this is one of the few who are not in the bot's chat. */
    public static boolean isOutsideChat(String openId) {
        return Integer.parseInt(openId.substring(openId.length() - 2), 16) < OUTSIDE_OF_256;
    }

    private boolean dice(int share) {
        return random.nextInt(IN_A_THOUSAND) < share;
    }

    private String openId() {
        return String.format(Locale.ROOT, "ou_%016x%016x", random.nextLong(), random.nextLong());
    }

    private String malformed() {
        return switch (random.nextInt(3)) {
            case 0 -> " ".repeat(random.nextInt(200));
            case 1 -> openId() + "\t" + openId();
            default -> openId().repeat(8);
        };
    }
}
