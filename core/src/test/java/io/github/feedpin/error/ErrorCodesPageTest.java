package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Tests that the page of error codes shows the table of {@link PlatformCodes}. With {@code -Dpages.write=true} it
 * writes the table instead.
 */
class ErrorCodesPageTest {

    private static final String BEGIN = "<!-- generated from PlatformCodes: begin -->\n";
    private static final String END = "<!-- generated from PlatformCodes: end -->\n";

    @Test
    void pageShowsTheCodesOfTheTable() throws IOException {
        Path file = Path.of("..", "docs", "guide", "error-codes.md");
        String page = Files.readString(file);
        String table = ErrorCodesTable.text();
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(file, page.replace(BEGIN + shown(page) + END, BEGIN + table + END));
        } else {
            assertThat(shown(page)).isEqualTo(table);
        }
    }

    private static String shown(String page) {
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    }
}
