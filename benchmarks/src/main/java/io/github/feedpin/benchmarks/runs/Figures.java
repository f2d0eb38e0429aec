package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.lab.Spread;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a trial comes to over several seeds.
 *
 * @param seconds how long it took
 * @param rejected how many calls were rejected for the limit, on average
 */
record Figures(Spread seconds, double rejected) {

    static Figures of(Trial trial, int seeds) {
        List<Course> courses = LongStream.range(0, seeds).mapToObj(trial::run).toList();
        return new Figures(
                Spread.of(courses.stream().map(Course::seconds).toList()),
                courses.stream().mapToLong(Course::rejected).average().orElseThrow());
    }
}
