package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.plot.Axis;
import io.github.feedpin.benchmarks.plot.LinePlot;
import io.github.feedpin.benchmarks.plot.Series;
import io.github.feedpin.benchmarks.plot.Series.Point;
import io.github.feedpin.benchmarks.plot.Series.Style;
import io.github.feedpin.benchmarks.runs.Course.Arrival;
import io.github.feedpin.benchmarks.simulation.Network;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The calls of one run as time goes by: at best, with Feedpin, and with a token bucket. */
final class RatePlot {

    private static final long SEED = 1;

    private static final List<Integer> STEPS_OF_SECONDS = List.of(1, 2, 5, 10, 20, 60, 120, 300, 600, 3_600, 36_000);
    private static final List<Integer> STEPS_OF_CALLS =
            List.of(1, 2, 5, 10, 25, 100, 250, 1_000, 2_500, 10_000, 100_000);

    private RatePlot() {}

    static LinePlot of(int calls) {
        Course feedpin = new Trial(Contender.FEEDPIN, Network.USUAL, calls).run(SEED);
        Course bucket = new Trial(Contender.TOKEN_BUCKET, Network.USUAL, calls).run(SEED);
        return new LinePlot(
                "A run of " + Numbers.text(calls, 0) + " calls under 50 a second and 1,000 a minute",
                Axis.upTo(Math.max(feedpin.seconds(), bucket.seconds()), "seconds since the start", STEPS_OF_SECONDS),
                Axis.upTo(bucket.arrivals().size(), "calls sent, rejected ones included", STEPS_OF_CALLS),
                List.of(
                        new Series("T(N), the shortest time there is", Style.REFERENCE, ideal(calls)),
                        new Series(name("Token bucket", bucket), Style.SECOND, points(bucket, arrival -> true)),
                        new Series(
                                "a call of the token bucket, rejected",
                                Style.MARK,
                                points(bucket, arrival -> !arrival.accepted())),
                        new Series(name("Feedpin", feedpin), Style.FIRST, points(feedpin, arrival -> true))));
    }

    private static String name(String who, Course course) {
        return who + ": " + Numbers.text(course.seconds(), 1) + " s, " + Numbers.text(course.rejected(), 0)
                + " calls rejected";
    }

    private static List<Point> ideal(int calls) {
        return IntStream.rangeClosed(1, calls)
                .mapToObj(call -> new Point(Ideal.seconds(call), call))
                .toList();
    }

    /** The calls that {@code which} says, each at its number among all. */
    private static List<Point> points(Course course, Predicate<Arrival> which) {
        List<Arrival> arrivals = course.arrivals();
        return IntStream.range(0, arrivals.size())
                .filter(i -> which.test(arrivals.get(i)))
                .mapToObj(i -> new Point(arrivals.get(i).second(), i + 1))
                .toList();
    }
}
