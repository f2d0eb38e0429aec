package io.github.feedpin.cli.plan;

import io.github.feedpin.cli.ids.DistinctFilter;
import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would take, counted as its report counts.
 *
 * @param submitted the number of ids, duplicates included
 * @param duplicates the number of duplicates
 * @param invalid the number of distinct ids that are certainly invalid, and cost no call
 * @param problems the first {@value #MAX_PROBLEMS} invalid ids, as sentences with their lines or positions
 */
public record Plan(long submitted, long duplicates, long invalid, List<String> problems) {

    private static final int MAX_PROBLEMS = 10;

    public Plan {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the ids to their end.
     *
     * @throws io.github.feedpin.cli.ids.UnreadableIdsException if they cannot be read
     */
    public static Plan of(IdSource source, IdCheck check) {
        DistinctFilter distinct = new DistinctFilter();
        List<String> problems = new ArrayList<>();
        long[] invalid = {0};
        source.ids()
                .doOnNext(id -> {
                    @Nullable String problem = distinct.isNew(id) ? problem(id, check) : null;
                    if (problem != null && invalid[0]++ < MAX_PROBLEMS) {
                        String place = source.line() == 0 ? "id " + distinct.submitted() : "line " + source.line();
                        problems.add(place + " " + problem);
                    }
                })
                .blockLast();
        return new Plan(distinct.submitted(), distinct.duplicates(), invalid[0], problems);
    }

    /** Returns the number of distinct ids, invalid ones included. */
    public long distinct() {
        return submitted - duplicates;
    }

    /** Returns the minimum number of calls. */
    public long calls() {
        return (distinct() - invalid + TimeSensitiveRequest.MAX_USERS - 1) / TimeSensitiveRequest.MAX_USERS;
    }

    private static @Nullable String problem(String id, IdCheck check) {
        @Nullable String problem = check.problem(id);
        return problem == null ? UserIds.problem(id) : problem;
    }
}
