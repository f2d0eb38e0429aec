package io.github.feedpin.redis.internal.quota;

/**
 * How the other processes know this one.
 *
 * @param process the random id of this start
 * @param epoch the epoch of the last reply; empty before the first
 * @param sequence the number of the last exchange; 0 before the first
 */
record Membership(String process, String epoch, long sequence) {

    static Membership first(String process) {
        return new Membership(process, "", 0);
    }

    Membership next() {
        return new Membership(process, epoch, sequence + 1);
    }

    Membership in(String current) {
        return new Membership(process, current, sequence);
    }

    /** Returns whether an exchange of this process took place. */
    boolean isKnown() {
        return !epoch.isEmpty();
    }
}
