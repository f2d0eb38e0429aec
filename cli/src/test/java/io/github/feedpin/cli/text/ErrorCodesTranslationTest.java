package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Tests that the Chinese page of error codes shows the table of the English page, with the advice that the command line
 * shows. With {@code -Dpages.write=true} it writes the table instead.
 */
class ErrorCodesTranslationTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final String BEGIN = "<!-- generated from PlatformCodes: begin -->\n";
    private static final String END = "<!-- generated from PlatformCodes: end -->\n";
    private static final String HEAD = "| 错误码 | 范围 | 处理建议 |\n|---|---|---|\n";
    private static final int HEAD_LINES = 2;

    private static final Messages CHINESE = Messages.in(Language.CHINESE);

    @Test
    void chinesePageShowsTheTableOfTheEnglishPage() throws IOException {
        Path file = GUIDE.resolve("zh").resolve("error-codes.md");
        String page = Files.readString(file);
        String table = HEAD
                + table(Files.readString(GUIDE.resolve("error-codes.md")))
                        .lines()
                        .skip(HEAD_LINES)
                        .map(ErrorCodesTranslationTest::translated)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(file, page.replace(BEGIN + table(page) + END, BEGIN + table + END));
        } else {
            assertThat(table(page)).isEqualTo(table);
        }
    }

    private static String translated(String row) {
        String[] cells = row.split(" ?\\| ?");
        String codes = cells[1].replace(", ", "、");
        String scopes = cells[2].replace("; of a store app ", "；商店应用为 ").replace("; for a group chat ", "；群聊为 ");
        String advice = CHINESE.translated(cells[3]);
        assertThat(advice).as("translation of the advice").matches(".*\\p{IsHan}.*|–");
        return "| " + codes + " | " + scopes + " | " + advice + " |\n";
    }

    private static String table(String page) {
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    }
}
