package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;

import io.github.feedpin.FeedpinClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;

/** Tests for the reports when an injected client is missing or ambiguous. */
class MissingClientTest {

    @Test
    void withoutPropertiesReportNamesAppId() {
        bare().withUserConfiguration(Injected.class)
                .run(context -> assertReport(context).contains("feedpin.app-id", "feedpin.app-secret"));
    }

    @Test
    void whenFeedpinIsDisabledReportSaysSo() {
        bare().withPropertyValues("feedpin.enabled=false", "feedpin.app-id=cli_a", "feedpin.app-secret=s3cr3t")
                .withUserConfiguration(Injected.class)
                .run(context -> assertReport(context, "feedpin.enabled=false").contains("feedpin.enabled is false"));
    }

    @Test
    void whenDependencyIsTransitiveReportNamesAppId() {
        bare().withUserConfiguration(NeedsInjected.class, Injected.class)
                .run(context -> assertReport(context).contains("feedpin.app-id"));
    }

    @Test
    void whenClientsAreInjectedAsMapReportNamesAppId() {
        bare().withUserConfiguration(AllInjected.class)
                .run(context -> assertReport(context).contains("feedpin.app-id"));
    }

    @Test
    void whenQualifierIsUnknownReportNamesItsAppIdAndTheConfiguredClients() {
        bare().withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .withUserConfiguration(HrInjected.class)
                .run(context -> assertReport(context).contains("feedpin.clients.hr.app-id", "'hr'"));
    }

    @Test
    void withoutPropertiesReportForQualifierNamesAppIdOfThatClient() {
        bare().withUserConfiguration(HrInjected.class)
                .run(context -> assertReport(context).contains("feedpin.clients.hr.app-id"));
    }

    @Test
    void whenFieldHasQualifierReportNamesAppIdOfThatClient() {
        bare().withUserConfiguration(HrInField.class)
                .run(context -> assertReport(context).contains("feedpin.clients.hr.app-id"));
    }

    @Test
    void whenInjectionIsAmbiguousReportNamesPrimaryProperty() {
        bare().withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .withPropertyValues("feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t")
                .withUserConfiguration(Injected.class)
                .run(context -> assertReport(context).contains("feedpin.primary"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {

        Injected(FeedpinClient client) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class NeedsInjected {

        NeedsInjected(Injected injected) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class AllInjected {

        @Autowired
        Map<String, FeedpinClient> clients;
    }

    @Configuration(proxyBeanMethods = false)
    static class HrInjected {

        HrInjected(@Qualifier("hr") FeedpinClient client) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class HrInField {

        @Autowired
        @Qualifier("hr")
        FeedpinClient client;
    }
}
