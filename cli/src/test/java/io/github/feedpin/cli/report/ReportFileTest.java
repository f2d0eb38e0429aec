package io.github.feedpin.cli.report;

import static io.github.feedpin.cli.report.ReportSamples.applied;
import static io.github.feedpin.cli.report.ReportSamples.failure;
import static io.github.feedpin.cli.report.ReportSamples.notSent;
import static io.github.feedpin.cli.report.ReportSamples.rejected;
import static io.github.feedpin.cli.report.ReportSamples.report;
import static io.github.feedpin.cli.report.ReportSamples.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    private static final FeedpinException GATEWAY = failure(502, null, "oops", "log-1");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void reportFileHasTotalsFollowedByUsersNotApplied() throws IOException {
        String json = written(
                false,
                applied("a"),
                rejected("b", 0, "The user is not in the chat"),
                notSent("c \"d\"", NotSentReason.INVALID_ID, null),
                notSent("e", NotSentReason.APP_REJECTED, failure(400, 99991672, "no scope", "log-2")),
                unknown("f", GATEWAY));

        assertThat(json).isEqualTo("""
                        {
                          "action": "pin",
                          "userIdType": "open_id",
                          "baseUrl": "https://open.feishu.cn",
                          "appId": "cli_a",
                          "submitted": 6,
                          "distinct": 5,
                          "duplicates": 1,
                          "applied": 1,
                          "rejected": 1,
                          "notSent": 2,
                          "unknown": 1,
                          "calls": 51,
                          "retries": 2,
                          "rateLimited": 1,
                          "elapsedMillis": 1234,
                          "outcomes": [
                            {"userId":"b","outcome":"rejected","code":0,"message":"The user is not in the chat",\
                        "logId":"log-b","reason":"USER_REJECTED"},
                            {"userId":"c \\"d\\"","outcome":"notSent","code":null,"message":"INVALID_ID","logId":null,\
                        "reason":"INVALID_ID"},
                            {"userId":"e","outcome":"notSent","code":99991672,"message":"%s","logId":"log-2",\
                        "reason":"APP_REJECTED"},
                            {"userId":"f","outcome":"unknown","code":null,"message":"%s","logId":"log-1",\
                        "reason":"PLATFORM_FAILED"}
                          ]
                        }
                        """.formatted(
                        failure(400, 99991672, "no scope", "log-2").getMessage(), GATEWAY.getMessage()));
    }

    @Test
    void tenantAndChatArePropertiesBeforeTheOutcomes() throws IOException {
        Path file = folder.resolve("report.json");
        try (ReportWriter writer = ReportFile.begin(file, false)) {
            writer.publish(report(new RunScope(new TenantKey("a\"b"), "oc_\u00e9"), 0, applied("a")));
        }

        assertThat(file).content().endsWith("""
                          "elapsedMillis": 1234,
                          "tenantKey": "a\\"b",
                          "chatId": "oc_\u00e9",
                          "outcomes": []
                        }
                        """);
    }

    @Test
    void rejectedUserIsReportedWithTheHintOfThePlatform() throws IOException {
        ErrorDetails details = new ErrorDetails(
                List.of(), List.of(new FieldViolation("user_ids", "x", "not an open_id")), List.of(), null);

        assertThat(written(false, rejected("a", 99992402, "field validation failed", details)))
                .contains("\"message\":\"field validation failed. "
                        + "Check the field user_ids: not an open_id.\",\"logId\":\"log-of-a\"");
    }

    @Test
    void replacedReportKeepsItsPermissions() throws IOException {
        Path file = folder.resolve("kept.json");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Set<PosixFilePermission> few = PosixFilePermissions.fromString("rw-r-----");
        Files.createFile(file);
        Files.setPosixFilePermissions(file, few);

        ReportDestination.of(file).publish(out -> out.write('x'));

        assertThat(file).hasContent("x");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(few);
    }

    @Test
    void appliedUsersAreListedOnRequest() throws IOException {
        assertThat(written(true, applied("a")))
                .contains("{\"userId\":\"a\",\"outcome\":\"applied\",\"code\":null,\"message\":\"\",\"logId\":null,"
                        + "\"reason\":null}");
    }

    @Test
    void whenNoUserIsListedOutcomesAreAnEmptyArray() throws IOException {
        assertThat(written(false, applied("a"))).endsWith("\"outcomes\": []\n}\n");
    }

    @Test
    void malformedUnicodeIsReplacedInTheReportFile() throws IOException {
        assertThat(written(false, rejected("half a pair: \uD800 and \u0000", 1, "words")))
                .contains("half a pair: ? and \\u0000");
    }

    @Test
    void existingReportIsKeptUntilPublication() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "the last one");

        try (ReportWriter writer = ReportFile.begin(file, false)) {
            writer.add(unknown("a", GATEWAY));
            assertThat(file).hasContent("the last one");
            writer.publish(report(0, unknown("a", GATEWAY)));
            assertThat(file).content().startsWith("{").endsWith("}\n");
        }
        assertThat(folderContent()).containsExactly("report.json");
    }

    @Test
    void whenTheDirectoryIsDeletedPublishingFails() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (ReportWriter writer = ReportFile.begin(gone.resolve("report.json"), false)) {
            Files.delete(gone);

            assertThatThrownBy(() -> writer.publish(report(0)))
                    .hasMessage("the directory " + gone + " is not writable: it no longer exists");
        }
    }

    @Test
    void unpublishedReportIsDiscarded() throws IOException {
        try (ReportWriter writer = ReportFile.begin(folder.resolve("report.json"), false)) {
            writer.add(unknown("a", GATEWAY));
        }
        assertThat(folderContent()).isEmpty();
    }

    @Test
    void reportThroughALinkKeepsTheLink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        try (ReportWriter writer = ReportFile.begin(link, false)) {
            writer.publish(report(0));
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("{");
    }

    @Test
    void deviceIsWrittenDirectly() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));

        try (ReportWriter writer = ReportFile.begin(device, false)) {
            writer.publish(report(0));
        }

        assertThat(Files.exists(device) && !Files.isRegularFile(device)).isTrue();
    }

    @Test
    void whenTheReportPathIsUnusableOpeningFails() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ReportFile.begin(folder, false)).hasMessage("it is a directory");
        assertThatThrownBy(() -> ReportFile.begin(folder.resolve("no/report.json"), false))
                .hasMessage("the directory " + folder.resolve("no") + " does not exist");
        assertThatThrownBy(() -> ReportFile.begin(file.resolve("report.json"), false))
                .hasMessage("the directory " + file + " does not exist");
    }

    @Test
    void whenADeviceIsFullOpeningFails() {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device));

        assertThatThrownBy(() -> ReportFile.begin(device, false)).hasMessage("No space left on device");
    }

    @Test
    void whenTheDirectoryIsNotWritableOpeningFails() {
        Path folderOfSystem = Path.of("/proc");
        assumeTrue(Files.exists(folderOfSystem));

        assertThatThrownBy(() -> ReportFile.begin(folderOfSystem.resolve("report.json"), false))
                .hasMessageStartingWith("the directory /proc is not writable: ");
    }

    private String written(boolean all, UserOutcome... outcomes) throws IOException {
        Path file = folder.resolve("report.json");
        try (ReportWriter writer = ReportFile.begin(file, all)) {
            Stream.of(outcomes).forEach(writer::add);
            writer.publish(report(1, outcomes));
        }
        return Files.readString(file);
    }

    private Stream<String> folderContent() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
