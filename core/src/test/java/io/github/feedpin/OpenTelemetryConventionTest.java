package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.observation.ExchangeObservationContext;
import io.github.feedpin.observation.OpenTelemetryExchangeObservationConvention;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformEndpoint;
import io.micrometer.common.KeyValue;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class OpenTelemetryConventionTest {

    private final OpenTelemetryExchangeObservationConvention convention =
            new OpenTelemetryExchangeObservationConvention();

    private static ExchangeObservationContext tokenFetch(String baseUrl) {
        return ExchangeObservationContext.ofTokenFetch("hr", BaseUrl.of(baseUrl), PlatformEndpoint.TENANT_ACCESS_TOKEN);
    }

    private Map<String, String> keys(ExchangeObservationContext context) {
        return convention.getLowCardinalityKeyValues(context).stream()
                .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    @Test
    void registeredConventionNamesCallsAndTokenFetchesAsHttpRequests() {
        Scenario scenario = new Scenario();
        RecordedObservations observations = new RecordedObservations();
        observations.registry.observationConfig().observationConvention(convention);
        scenario.await(scenario.builder()
                .observationRegistry(observations.registry)
                .build()
                .pin(Scenario.users(1)));

        assertThat(observations.named("feedpin.call")).isEmpty();
        assertThat(observations.named("http.client.request.duration"))
                .extracting(RecordedObservations.Recorded::contextualName)
                .contains(
                        "POST " + PlatformEndpoint.TENANT_ACCESS_TOKEN.path(),
                        "PATCH " + PlatformEndpoint.of(FeedCardType.BOT_CHAT).path());
        assertThat(observations.named("feedpin.run")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://open.feishu.cn, https, open.feishu.cn, 443",
        "http://localhost, http, localhost, 80",
        "http://127.0.0.1:8080/proxy, http, 127.0.0.1, 8080",
    })
    void addressIsThatOfTheBaseUrl(String baseUrl, String scheme, String host, String port) {
        assertThat(keys(tokenFetch(baseUrl)))
                .containsEntry("url.scheme", scheme)
                .containsEntry("server.address", host)
                .containsEntry("server.port", port)
                .containsEntry("http.request.method", "POST");
    }

    @Test
    void requestInProgressHasTheSameKeysAsAFailedOne() {
        ExchangeObservationContext started = tokenFetch("https://open.feishu.cn");
        Map<String, String> before = keys(started);
        started.setError(new NoResponseException("timeout", null));

        assertThat(before).containsEntry("error.type", "none").containsEntry("http.response.status_code", "none");
        assertThat(keys(started)).containsEntry("error.type", "no_response").hasSameSizeAs(before);
    }

    @Test
    void statusOfAnErrorIsItsType() {
        Scenario scenario = new Scenario();
        RecordedObservations observations = new RecordedObservations();
        observations.registry.observationConfig().observationConvention(convention);
        scenario.platform.responding((request, call) -> error(403, 99991672));

        scenario.await(scenario.builder()
                .observationRegistry(observations.registry)
                .build()
                .pin(Scenario.users(1))
                .onErrorResume(failure -> Mono.empty()));

        assertThat(observations.named("http.client.request.duration"))
                .filteredOn(one -> "403".equals(one.keys().get("http.response.status_code")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.keys()).containsEntry("error.type", "403"));
    }
}
