package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.ids.ListIdSource;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReportFailureTest {

    @Test
    void whenReportWritingFailsItIsPrintedAndTheRunContinues() {
        assertThat(errorsOfFailingReport(Messages.ENGLISH, "No space left on device"))
                .contains("feedpin: the run continues without a report, which cannot be written: "
                        + "No space left on device");
    }

    @Test
    void causeIsTranslated() {
        assertThat(errorsOfFailingReport(Messages.in(Language.CHINESE), "permission denied"))
                .contains("feedpin: 无法写入结果报告，任务继续执行但不生成报告：没有权限");
    }

    private static String errorsOfFailingReport(Messages messages, String cause) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ErrorRecordingPrintStream printed = new ErrorRecordingPrintStream(err, UTF_8);
        CliContext context = new CliContext(
                InputStream.nullInputStream(),
                printed,
                printed,
                Map.of(),
                Map.of(),
                new Screen(0, true),
                InstantSource.system(),
                Mono.never(),
                messages);
        RunSettings settings = new RunSettings(
                PinAction.PIN,
                new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, RunScope.BOT_CHAT),
                new RateLimits(50, 1000),
                false,
                false);
        try (SimulatorServer server = PlatformSimulator.create().serve()) {
            Report report = new RunExecutor(settings, context, new ListIdSource(List.of("ou_a", "ou_b")))
                    .run(
                            ReactorNettyPlatform.create(server.baseUrl()),
                            builder -> builder.credentials(server.credentials()).build(),
                            outcome -> {
                                if (outcome.userId().equals("ou_a")) {
                                    throw new UncheckedIOException(cause, new IOException());
                                }
                            });

            assertThat(report.summary().counts().applied()).isEqualTo(2);
        }
        return err.toString(UTF_8);
    }
}
