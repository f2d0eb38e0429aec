package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.lab.Spread;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a trial comes to over several seeds.
 *
 * @param seconds how long it took
 * @param refused how many calls were refused for the limit, on average
 */
record Figures(Spread seconds, double refused) {

    static Figures of(Trial trial, int seeds) {
        List<Course> courses = LongStream.range(0, seeds).mapToObj(trial::run).toList();
        return new Figures(
                Spread.of(courses.stream().map(Course::seconds).toList()),
                courses.stream().mapToLong(Course::refused).average().orElseThrow());
    }
}
