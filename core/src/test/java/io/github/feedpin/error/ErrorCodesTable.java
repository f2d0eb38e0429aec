package io.github.feedpin.error;

import static io.github.feedpin.error.FailureScope.FEED_CARD;
import static io.github.feedpin.error.FailureScope.TENANT;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of {@link PlatformCodes} as Markdown: one row for all codes with the same effect and hint. */
final class ErrorCodesTable {

    enum Language {
        ENGLISH("error-codes.md", "| code | scope | advice |\n|---|---|---|\n", ", "),
        CHINESE("zh/error-codes.md", "| 错误码 | 范围 | 处理建议 |\n|---|---|---|\n", "、");

        private final String page;
        private final String head;
        private final String comma;

        Language(String page, String head, String comma) {
            this.page = page;
            this.head = head;
            this.comma = comma;
        }

        String page() {
            return page;
        }
    }

    private record Row(FailureScope scope, FailureScope inTenant, FailureScope inGroupChat, String hint) {

        static Row of(int code) {
            return new Row(
                    scopeOf(code, Set.of()),
                    scopeOf(code, Set.of(TENANT)),
                    scopeOf(code, Set.of(FEED_CARD)),
                    PlatformCodes.hintOf(error(code)));
        }

        private static FailureScope scopeOf(int code, Set<FailureScope> narrower) {
            return PlatformCodes.scopeOf(error(code), narrower);
        }

        private static PlatformError error(int code) {
            return new PlatformError("PATCH /", 400, code, "", null);
        }

        String scopes(Language language) {
            boolean english = language == Language.ENGLISH;
            String text = "`" + scope + "`";
            if (inTenant != scope) {
                text += english ? "; of a store app `" + inTenant + "`" : "；商店应用为 `" + inTenant + "`";
            }
            if (inGroupChat != scope) {
                text += english ? "; for a group chat `" + inGroupChat + "`" : "；群聊为 `" + inGroupChat + "`";
            }
            return text;
        }

        String advice(Language language) {
            return language == Language.ENGLISH || hint.isEmpty()
                    ? hint
                    : Objects.requireNonNull(IN_CHINESE.get(hint), () -> "Not translated: " + hint);
        }
    }

    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("Check the parameters.", "检查参数。"),
            Map.entry(
                    "Check the user id and that it is of the type given as user_id_type.",
                    "检查用户 ID，以及它的类型是否与 user_id_type 一致。"),
            Map.entry("The user belongs to another tenant, or does not exist.", "用户属于其他租户，或不存在。"),
            Map.entry(
                    "The chat cannot be pinned for this user: check the app's availability, that the user has a chat"
                            + " with the bot, and for a group chat that the bot is in it.",
                    "无法为该用户置顶会话：检查应用的可用范围、用户与机器人之间是否有单聊会话；群聊则检查机器人是否在群中。"),
            Map.entry("Enable the bot capability of the app and publish a new version.", "启用应用的机器人能力，并发布新版本。"),
            Map.entry("Another process may be using the same app's quota.", "可能有其他进程在使用同一应用的配额。"),
            Map.entry("A limit of the chat or its messages is reached.", "已达到会话或消息的限制。"),
            Map.entry(
                    "The tenant's monthly allowance of calls is used up until the 1st of the month.",
                    "租户每月的调用额度已用尽，次月 1 日恢复。"),
            Map.entry("The token has the wrong type; use a tenant access token.", "令牌类型错误，请使用 tenant_access_token。"),
            Map.entry(
                    "Grant the app the missing scope (for pinning: im:datasync.feed_card.time_sensitive:write)"
                            + " and publish a new version.",
                    "为应用开通缺少的权限（置顶需要 im:datasync.feed_card.time_sensitive:write），并发布新版本。"),
            Map.entry("Put this machine's IP address on the app's allow list.", "把本机的 IP 地址加入应用的白名单。"),
            Map.entry("Enable the app, and install it in the tenant.", "启用应用，并在租户中安装。"),
            Map.entry("Check the app id and the app secret.", "检查 App ID 和 App Secret。"),
            Map.entry(
                    "Check the app id and the app secret, and for a store app the tenant key.",
                    "检查 App ID 和 App Secret；商店应用还需检查 tenant key。"),
            Map.entry(
                    "Only store apps may ask for this; use the credentials of a self-built app.",
                    "只有商店应用可以请求；请使用自建应用的凭证。"),
            Map.entry(
                    "For a store app: the app ticket is invalid, or was sent more than 3 hours ago; use the one that"
                            + " the platform pushed last. It pushes one every hour, and within 2 minutes on request.",
                    "商店应用：app_ticket 无效，或推送时间已超过 3 小时；请使用平台最近一次推送的 app_ticket。平台每小时推送一次，请求后 2 分钟内也会推送。"),
            Map.entry(
                    "For a store app: check the tenant key, and that the tenant has installed the app.",
                    "商店应用：检查 tenant key，以及租户是否已安装应用。"));

    private ErrorCodesTable() {}

    static String in(Language language) {
        Map<Row, Set<Integer>> rows = new TreeMap<>(Comparator.comparing(Row::scope)
                .thenComparing(Row::hint)
                .thenComparing(Row::inTenant)
                .thenComparing(Row::inGroupChat));
        PlatformCodes.known()
                .forEach(code -> rows.computeIfAbsent(Row.of(code), row -> new TreeSet<>())
                        .add(code));
        List<String> lines = rows.entrySet().stream()
                .map(row -> "| " + codes(row.getValue(), language) + " | "
                        + row.getKey().scopes(language) + " | "
                        + row.getKey().advice(language) + " |\n")
                .map(line -> line.replace("|  |", "| – |"))
                .toList();
        return language.head + String.join("", lines);
    }

    private static String codes(Collection<Integer> codes, Language language) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(language.comma));
    }
}
