package io.github.feedpin.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * List of simulated user ids in which some users are outside the chat, some ids are malformed and some are listed
 * twice. The same seed yields the same list.
 */
public final class SimulatedUsers {

    private static final int PER_MILLE = 1000;
    private static final int MALFORMED = 5;
    private static final int LISTED_TWICE = 10;
    private static final int OUTSIDE_OF_256 = 8;

    private final SplittableRandom random;
    private final List<String> list;

    /** @param users the number of users, not counting duplicates */
    public SimulatedUsers(int users, long seed) {
        random = new SplittableRandom(seed);
        list = new ArrayList<>(users + users / 50);
        for (int i = 0; i < users; i++) {
            list.add(chance(MALFORMED) ? malformed() : openId());
            if (chance(LISTED_TWICE)) {
                list.add(list.get(random.nextInt(list.size())));
            }
        }
    }

    /** Returns the list, duplicates included. */
    public List<String> list() {
        return List.copyOf(list);
    }

    /** Returns whether the user is outside the bot's chat. */
    public static boolean isOutsideChat(String openId) {
        return Integer.parseInt(openId.substring(openId.length() - 2), 16) < OUTSIDE_OF_256;
    }

    private boolean chance(int share) {
        return random.nextInt(PER_MILLE) < share;
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
