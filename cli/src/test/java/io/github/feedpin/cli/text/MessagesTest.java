package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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
