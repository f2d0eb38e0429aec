package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.observation.FeedpinObservation;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.metrics.FeedpinMeter;
import io.github.feedpin.spring.boot.redis.FeedpinRedisAutoConfiguration;
import io.github.feedpin.testsupport.RedisProcess;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;

/** Tests that the observability page and the dashboard match the observations and meters. */
class ObservabilityDocumentTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Pattern SERIES = Pattern.compile("feedpin_\\w+");
    private static final Pattern KEY = Pattern.compile("\\(?`([a-z.]+)`\\)?");

    @Test
    void pageListsEveryObservationWithItsTags() {
        Map<String, List<String>> documented = Stream.of(FeedpinObservation.values())
                .collect(Collectors.toMap(
                        FeedpinObservation::getName,
                        one -> Stream.concat(
                                        names(one.getLowCardinalityKeyNames(), "%s"),
                                        names(one.getHighCardinalityKeyNames(), "(%s)"))
                                .toList()));

        assertThat(rows(3, cells -> keys(cells.get(2)))).isEqualTo(documented);
    }

    @Test
    void pageListsEveryMeterWithItsTypeAndTags() {
        Map<String, List<String>> documented = Stream.of(FeedpinMeter.values())
                .collect(Collectors.toMap(
                        FeedpinMeter::getName,
                        one -> Stream.concat(
                                        Stream.of(one.getType()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')),
                                        names(one.getKeyNames(), "%s"))
                                .toList()));

        assertThat(rows(
                        4,
                        cells -> Stream.concat(Stream.of(cells.get(1)), keys(cells.get(3)).stream())
                                .toList()))
                .isEqualTo(documented);
    }

    @Test
    void dashboardUsesExportedSeriesOnly() {
        Set<String> shown = new TreeSet<>();
        Matcher series = SERIES.matcher(read("grafana-dashboard.json"));
        while (series.find()) {
            shown.add(series.group());
        }

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(seriesOfAnApplication()).containsAll(shown);
    }

    private static Set<String> seriesOfAnApplication() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
        try (SimulatorServer server = simulator.serve();
                RedisProcess redis = RedisProcess.start()) {
            Startup.withCredentials()
                    .withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                    .withPropertyValues(
                            "feedpin.base-url=" + server.baseUrl(),
                            "feedpin.redis.url=" + redis.url(),
                            "feedpin.pins.enabled=true")
                    .withBean(MeterRegistry.class, () -> registry)
                    .withBean(ObservationRegistry.class, () -> observations)
                    .run(context -> {
                        FeedpinClient feedpin = context.getBean(FeedpinClient.class);
                        feedpin.pin(List.of("ou_a")).block(AT_MOST);
                        feedpin.pin("ou_a").block(AT_MOST);
                    });
        }
        return SERIES.matcher(registry.scrape())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(KeyName[] keys, String form) {
        return Arrays.stream(keys).map(KeyName::asString).map(form::formatted);
    }

    /** Returns the tags in the cell, with parentheses where they have some. */
    private static List<String> keys(String cell) {
        return KEY.matcher(cell)
                .results()
                .map(found -> found.group().replace("`", ""))
                .toList();
    }

    /** Returns the content of the rows with this number of cells, by their first cell. */
    private static Map<String, List<String>> rows(int cells, Function<List<String>, List<String>> content) {
        return read("observability.md")
                .lines()
                .filter(line -> line.startsWith("| `feedpin."))
                .map(line -> Stream.of(line.split("\\|"))
                        .skip(1)
                        .map(cell -> cell.strip())
                        .toList())
                .filter(row -> row.size() == cells)
                .collect(Collectors.toMap(row -> row.get(0).replace("`", ""), content));
    }

    private static String read(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
