package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What the commands print in Chinese. */
class ChineseTest {

    /** Several English words, which only texts of the platform have. */
    private static final String ENGLISH_WORDS = "(?s).*\\b[A-Za-z]?[a-z]+ [a-z]+ [a-z]+\\b.*";

    @TempDir
    private Path folder = Path.of("");

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatorServer server = simulator.serve();

    @AfterEach
    void close() {
        server.close();
    }

    private Cli cli() {
        return Cli.at(server).language(Language.CHINESE);
    }

    private static String text(Cli cli) {
        return (cli.out() + cli.err()).replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                              | 未指定命令；可用的命令：demo
                    pinn                            | 未知命令“pinn”；可用的命令：demo, pin, unpin, release, retry, plan, \
                    simulate, generate-completion。您要输入的是 pin 或 unpin 吗？
                    pin                             | 未指定用户 ID；请指定 ID、--ids-file FILE，或用 - 表示标准输入
                    pin a - b                       | -（标准输入）不能与用户 ID 一起使用
                    pin a --ids-file pom.xml        | 用户 ID 与 --ids-file FILE 只能指定其中之一
                    pin --ids-file no/such/file     | ID 文件 no/such/file 不存在
                    pin --ids-file src              | 无法读取 ID 文件 src：它是目录
                    pin a;b                         | 第 1 个用户 ID 含有分号；每个参数或每行只能有一个 ID
                    pin pom.xml                     | pom.xml 是文件；请使用 --ids-file pom.xml
                    pin a --per-second 0            | --per-second 至少为 1，但指定的是 0
                    pin a --per-second many         | 选项“--per-second”的值无效：“many”不是整数
                    pin a --user-id-type email      | 未知的 ID 类型“email”；可用的类型：open_id, union_id, user_id
                    pin a --base-url ftp://host     | 基础 URL 既不是 feishu 或 lark，也不是 http 或 https URL；格式例如
                    pin a --base-url https://h/?q=1 | 基础 URL 不能包含查询参数或片段；格式例如
                    pin a --report src              | 无法将结果报告写入 src：它是目录
                    pin a --report no/such/report   | 无法将结果报告写入 no/such/report：目录
                    pin a --report-all              | --report-all 需要与 --report FILE 一起使用
                    pin a --frobnicate              | 未知选项“--frobnicate”
                    pin a --foo --bar               | 未知选项：'--foo', '--bar'
                    pin a --per-secnd 5             | 您要输入的是 --per-second
                    pin a --report                  | 选项“--report”缺少参数（FILE）
                    pin a --report --quiet          | 选项“--report”缺少参数，其后是“--quiet”
                    pin a --quiet --quiet           | 选项“--quiet”只能指定一次
                    pin a --chat x --chat y         | 选项“--chat”（ID）只能指定一次
                    pin a --quiet=x                 | 选项“--quiet”的值无效：“x”不是布尔值
                    pin a --for 2x                  | --for 的值为时长，例如 45m、2h、1d 或 1h30m，但指定的是“2x”
                    pin a --for 2h                  | --for 需要与 --journal FILE 一起使用，由日志文件记录置顶的结束时间
                    pin a --chat b                  | --chat 的值不是群聊的 ID：群聊 ID 以 oc_ 开头；要置顶机器人的单聊会话，请去掉该选项
                    pin a --tenant-key ä            | --tenant-key 无效：tenant key 由 1 至
                    pin a --tenant-key b            | 未设置环境变量 FEEDPIN_APP_TICKET；在租户中置顶
                    pin a --proxy https://host      | --proxy 要求与代理之间使用 TLS，暂不支持；请使用 http://
                    pin a --redis redis://u:p@host  | --redis 带有密码，本机的其他用户可以看到
                    pin a --redis ftp://host        | --redis 的协议不受支持；请使用 redis://、rediss://
                    pin a --redis-prefix b          | --redis-prefix 需要与 --redis URL 一起使用
                    demo --users 1000001            | --users 必须为 1 至 1,000,000，但指定的是 1000001
                    demo a                          | 多余的参数（位置 1）：“a”
                    demo a b                        | 多余的参数（从位置 1 起）：'a', 'b'
                    release                         | 缺少必需的选项“--journal=FILE”
                    release --journal no/journal    | 日志文件 no/journal 不存在
                    retry                           | 缺少必需的参数“FILE”
                    retry no/report                 | no/report 不存在
                    retry src                       | 无法读取 src：它是目录
                    retry pom.xml                   | pom.xml 既不是结果报告，也不是日志文件：它不是完整的 JSON 结果报告
                    simulate --port -1              | --port 必须为 0 至 65535，但指定的是 -1
                    simulate --encrypt              | --encrypt 需要与 --push-to URL 一起使用
                    simulate --push-to ftp://host   | --push-to 的值不是 http 或 https URL
                    """)
    void errorsOfUsageAreInChinese(String line, String sentence) {
        Cli cli = new Cli().language(Language.CHINESE);

        assertThat(cli.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err().lines()).hasSize(2);
        assertThat(cli.err()).contains(sentence, " --help 可查看用法。").doesNotMatch(ENGLISH_WORDS);
        assertThat(cli.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FEEDPIN_APP_ID     | ''       | 未设置环境变量 FEEDPIN_APP_ID；应用的凭证从 FEEDPIN_APP_ID 和
                    FEEDPIN_APP_SECRET | top key  | App Secret 含有空白字符或控制字符；请检查 FEEDPIN_APP_ID 和 FEEDPIN_APP_SECRET
                    FEEDPIN_APP_ID     | top key  | App ID 含有空白字符或控制字符；请检查
                    """)
    void missingAndInvalidCredentialsAreReportedInChinese(String variable, String value, String sentence) {
        Cli cli = cli().environment(variable, value);

        assertThat(cli.run("pin", "a")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains(sentence).doesNotMatch(ENGLISH_WORDS);
    }

    @Test
    void reportIsPrintedInAlignedColumns() {
        Cli cli = cli();

        assertThat(cli.run("pin", "ou_a", "ou_b", "ou_b", " ")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out()).contains("3 个用户中，已置顶 2 个。", "1  用户 ID 为空白").doesNotMatch(ENGLISH_WORDS);
        List<String> rows =
                cli.out().lines().filter(line -> line.matches("  \\S.*[\\d秒]")).toList();
        assertThat(rows).hasSize(10);
        assertThat(rows.stream().map(Text::columns).distinct()).hasSize(1);
        assertThat(cli.err()).contains("4/4 个用户，1 次调用，已用 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Access denied. One of a, b", "The bot needs permission", "The app does not exist"})
    void failureOfTheAppIsExplainedInChinese(String message) {
        simulator.faults().on(FaultTrigger.everyCall(), Fault.error(400, 99991672, message));
        Cli cli = cli();

        assertThat(cli.run("pin", "ou_a")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.out()).contains("返回 HTTP 400，错误码 99991672 (" + message + ")");
        assertThat(cli.err())
                .contains("feedpin: 没有用户被置顶。", "，log id ")
                .contains("。为应用开通缺少的权限（置顶需要 im:datasync.feed_card.time_sensitive:write），并发布新版本。");
    }

    @Test
    void unreachablePlatformIsExplainedInChinese() {
        Cli cli = new Cli().language(Language.CHINESE);

        assertThat(cli.run("pin", "ou_a", "--base-url", "http://127.0.0.1:1", "--verbose"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err())
                .contains("秒后重试：无法获取访问令牌：未能向 127.0.0.1:1 发送 ")
                .contains("feedpin: 没有用户被置顶。无法获取访问令牌：未能向 127.0.0.1:1 发送 ", "：连接被拒绝。请检查基础 URL、网络和代理，然后重新执行命令。");
    }

    @Test
    void journalIsDescribedInChinese() {
        Path journal = folder.resolve("journal");
        assertThat(cli().run("pin", "ou_a", "ou_b", "--journal", journal.toString(), "--for", "1h"))
                .isZero();
        Cli again = cli();
        Cli other = cli().environment("FEEDPIN_APP_ID", "cli_other");
        Cli release = cli();

        assertThat(again.run("pin", "ou_a", "--journal", journal.toString(), "--for", "1h"))
                .isZero();
        assertThat(other.run("pin", "ou_a", "--journal", journal.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(release.run("release", "--journal", journal.toString())).isZero();

        assertThat(again.err())
                .contains("feedpin: 日志文件 " + journal + " 中已记录 2 个置顶的用户，任务在此基础上继续。")
                .contains("feedpin: 日志文件 " + journal + " 中记录为已置顶的用户有 1 个不在本次名单中。");
        assertThat(other.err()).contains("日志文件 " + journal + " 与本次命令不符：应用为 ", "，而不是 cli_other");
        assertThat(release.err()).contains("没有到期的置顶；下一个到期时间为 ");
    }

    @Test
    void planIsPrintedInChinese() {
        Cli cli = new Cli().language(Language.CHINESE);

        assertThat(cli.run("plan", "ou_a", "ou_b,ou_c")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(text(cli)).isEqualTo("""
                  提交             2
                  重复             0
                  去重后           2
                  无效             1

                  调用             1
                  最短时间      0 秒

                无效的 ID：
                  第 2 个 ID 含有逗号；每个参数或每行只能有一个 ID
                """.indent(0));
    }

    @Test
    void stopIsAnnouncedInChinese() {
        Cli cli = cli().stop(Mono.empty());

        cli.run("pin", "ou_a");

        assertThat(cli.err()).contains("正在停止，等待进行中的调用，约需几秒。");
    }

    @Test
    void demonstrationIsInChinese() {
        Cli cli = new Cli().language(Language.CHINESE);

        assertThat(cli.run("demo", "--users", "500")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out().replace("The user is not in the chat", ""))
                .contains("500 个模拟用户，模拟平台位于 http://", "✓ ", "模拟平台确认了结果报告。", "退出码 1：部分用户未置顶，见结果报告。")
                .doesNotMatch(ENGLISH_WORDS);
        assertThat(cli.err()).doesNotMatch(ENGLISH_WORDS);
    }

    @Test
    void servedSimulatorIsInChinese() {
        Cli cli = new Cli().language(Language.CHINESE).stop(Mono.empty());

        assertThat(cli.run("simulate", "--push-to", "http://127.0.0.1:1/x", "--encrypt"))
                .isZero();

        assertThat(cli.out())
                .contains("自建应用：", "商店应用事件的接收端（事件加密并签名）：", "共处理 0 次调用和 0 次令牌请求；其中 0 次调用超出频率限制。")
                .doesNotMatch(ENGLISH_WORDS);
    }

    @Test
    void filesForProgramsAreTheSameInEveryLanguage() throws IOException {
        List<Path> reports = List.of(folder.resolve("en"), folder.resolve("zh"));
        String[] ids = {"pin", "ou_a", " ", "ou_" + "b".repeat(300)};

        assertThat(List.of(run(Language.ENGLISH, reports.get(0), ids), run(Language.CHINESE, reports.get(1), ids)))
                .containsOnly(ExitCode.SOME_NOT_APPLIED);

        assertThat(comparable(reports.get(1)))
                .isEqualTo(comparable(reports.get(0)))
                .contains("The user id is blank", "\"reason\":\"INVALID_ID\"");
    }

    private int run(Language language, Path report, String... arguments) {
        String[] all = List.of(arguments).toArray(new String[arguments.length + 3]);
        all[arguments.length] = "--report-all";
        all[arguments.length + 1] = "--report";
        all[arguments.length + 2] = report.toString();
        return Cli.at(server).language(language).run(all);
    }

    private static String comparable(Path report) throws IOException {
        return Files.readString(report).replaceAll("\"(elapsedMillis|logId)\": ?[^,]*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan ou_a --json", "generate-completion", "--version"})
    void outputForProgramsIsTheSameInEveryLanguage(String line) {
        Cli english = new Cli();
        Cli chinese = new Cli().language(Language.CHINESE);

        assertThat(chinese.run(line.split(" "))).isEqualTo(english.run(line.split(" ")));

        String comments = "(?m)^#.*$";
        assertThat(chinese.out().replaceAll(comments, ""))
                .isEqualTo(english.out().replaceAll(comments, ""));
    }

    @Test
    void outputIsInTheEncodingOfTheLocale() {
        Charset gb18030 = Charset.forName("GB18030");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CliContext utf8 = new Cli().context();
        CliContext context = new CliContext(
                utf8.in(),
                new ErrorRecordingPrintStream(out, gb18030),
                utf8.err(),
                utf8.environment(),
                utf8.properties(),
                utf8.screen(),
                utf8.clock(),
                utf8.stop(),
                Messages.in(Language.CHINESE));

        assertThat(CommandLineTool.run(context, "plan", "--help")).isZero();
        assertThat(CommandLineTool.run(context, "plan", "ou_a")).isZero();

        assertThat(out.toString(gb18030)).contains("预估一次任务", "最短时间");
        assertThat(out.toString(UTF_8)).doesNotContain("最短时间");
    }
}
