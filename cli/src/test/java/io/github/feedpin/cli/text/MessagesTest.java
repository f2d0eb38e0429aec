package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Messages ENGLISH = Messages.ENGLISH;
    private static final Messages CHINESE = Messages.in(Language.CHINESE);

    @Test
    void numbersAreFormattedWithSeparators() {
        assertThat(ENGLISH.text("users", 0)).isEqualTo("0 users");
        assertThat(ENGLISH.text("users", 1)).isEqualTo("1 user");
        assertThat(ENGLISH.text("users", 1_234_567L)).isEqualTo("1,234,567 users");
        assertThat(CHINESE.text("users", 1_234_567L)).isEqualTo("1,234,567 个用户");
    }

    @Test
    void longDurationsAreFormattedInWholeSeconds() {
        assertThat(ENGLISH.time(Duration.ofMillis(49))).isEqualTo("0.0 s");
        assertThat(ENGLISH.time(Duration.ofMillis(4250))).isEqualTo("4.3 s");
        assertThat(ENGLISH.time(Duration.ofMillis(99_900))).isEqualTo("99.9 s");
        assertThat(ENGLISH.time(Duration.ofMillis(100_000))).isEqualTo("100 s");
        assertThat(ENGLISH.time(Duration.ofSeconds(559))).isEqualTo("9 min 19 s");
        assertThat(CHINESE.time(Duration.ofSeconds(559))).isEqualTo("9 分 19 秒");
    }

    @Test
    void sentencesAreJoined() {
        assertThat(ENGLISH.sentences("It broke", "Mend it.")).isEqualTo("It broke. Mend it.");
        assertThat(ENGLISH.sentences("It broke.", "Mend it.")).isEqualTo("It broke. Mend it.");
        assertThat(ENGLISH.sentences("", "Mend it.")).isEqualTo("Mend it.");
        assertThat(ENGLISH.sentences("It broke", "")).isEqualTo("It broke");
        assertThat(CHINESE.sentences("出错了", "请检查。")).isEqualTo("出错了。请检查。");
        assertThat(CHINESE.sentences("出错了。", "请检查。")).isEqualTo("出错了。请检查。");
    }

    @Test
    void messageOfAnExceptionIsTranslatedWithItsParts() {
        assertThat(CHINESE.translated("the ids file a.txt cannot be read: permission denied"))
                .isEqualTo("无法读取 ID 文件 a.txt：没有权限");
        assertThat(CHINESE.translated("the journal j was started for the app a, not b; and for the tenant t, not"
                        + " a self-built app; and for the bot's chat, not the group chat oc_a"))
                .isEqualTo("日志文件 j 与本次命令不符：应用为 a，而不是 b；属于租户 t，而不是自建应用；会话为机器人的单聊会话，而不是群聊 oc_a");
        assertThat(CHINESE.translated("Check the user id and that it is of the type given as user_id_type. See"
                        + " https://open.feishu.cn/a?b=c."))
                .isEqualTo("检查用户 ID，以及它的类型是否与 user_id_type 一致。参见 https://open.feishu.cn/a?b=c。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The app needs X",
                "User does not exist",
                "--tenant is invalid: the file became shorter while it was being read",
                "the report cannot be read: permission denied",
                "it is closed (The body is empty), log id a",
                "GET /a was not sent: it is closed",
                "a; and for b",
                "it is empty. See https://open.feishu.cn/a.",
                "code 1: it is empty",
                "GET /a returned HTTP 400, code 1 (it is empty)"
            })
    void textOfThePlatformIsUnchanged(String text) {
        assertThat(CHINESE.translated("code 9: " + text)).isEqualTo("错误码 9：" + text);
        assertThat(CHINESE.translated("PATCH /a returned HTTP 400, code 9 (" + text + "), log id b"))
                .isEqualTo("PATCH /a 返回 HTTP 400，错误码 9 (" + text + ")，log id b");
        assertThat(CHINESE.translated("No access token could be fetched: POST /a returned HTTP 502 (" + text + ")"))
                .isEqualTo("无法获取访问令牌：POST /a 返回 HTTP 502 (" + text + ")");
        assertThat(CHINESE.translated("Check the field user_ids: " + text + "."))
                .isEqualTo("检查字段 user_ids: " + text + "。");
        assertThat(CHINESE.translated("Redis rejected the command: " + text)).isEqualTo("Redis 拒绝了命令：" + text);
    }

    @Test
    void descriptionOfABodyIsTranslated() {
        assertThat(CHINESE.translated("PATCH /a returned HTTP 502 (The body is empty)"))
                .isEqualTo("PATCH /a 返回 HTTP 502（响应体为空）");
        assertThat(CHINESE.translated(
                        "PATCH /a returned HTTP 200, code 0 (the data are missing from the response), log id b"))
                .isEqualTo("PATCH /a 返回 HTTP 200，错误码 0（响应中没有数据），log id b");
        assertThat(CHINESE.translated("POST /a returned HTTP 502 (The body is not shown because it may contain a token:"
                        + " 12 bytes of text/html)"))
                .isEqualTo("POST /a 返回 HTTP 502（响应体可能含有令牌，因此不显示：text/html，12 字节）");
    }

    @Test
    void onlyAnOptionNeedsAnother() {
        assertThat(CHINESE.translated("--report-all needs --report FILE"))
                .isEqualTo("--report-all 需要与 --report FILE 一起使用");
        assertThat(CHINESE.translated("The disk needs repair")).isEqualTo("The disk needs repair");
    }

    @Test
    void unknownMessageIsShownAsItIs() {
        assertThat(CHINESE.translated("No space left on device")).isEqualTo("No space left on device");
        assertThat(CHINESE.translated("the ids file a cannot be read: a {0} in ''it''"))
                .isEqualTo("无法读取 ID 文件 a：a {0} in ''it''");
        assertThat(CHINESE.translated("")).isEmpty();
    }

    @Test
    void messagesInEnglishAreUnchanged() {
        assertThat(ENGLISH.translated("permission denied")).isEqualTo("permission denied");
        assertThat(ENGLISH.usage()).isEmpty();
    }
}
