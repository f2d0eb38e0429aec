package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help in Chinese. */
class UsageTextsTest {

    private static final ResourceBundle BUNDLE =
            Messages.in(Language.CHINESE).usage().orElseThrow();
    private static final int COLUMNS = 80;

    private final Cli cli = new Cli().language(Language.CHINESE);

    private String help(String command) {
        assertThat(cli.run((command + " --help").strip().split(" "))).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli.err()).isEmpty();
        return cli.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "pin", "unpin", "release", "retry", "plan", "simulate", "generate-completion"})
    void helpIsInChineseAndFitsIntoATerminal(String command) {
        String help = help(command);

        assertThat(help.lines()).allMatch(line -> Text.columns(line) <= COLUMNS);
        assertThat(help).contains("用法", "显示本帮助并退出").doesNotContain("${", "%n");
        assertThat(help.lines())
                .as("lines with several English words")
                .noneMatch(line -> line.matches(".*\\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\\b.*"));
    }

    @Test
    void everyPartOfTheHelpIsTranslated() {
        Set<String> untranslated = new TreeSet<>();
        for (CommandLine command : commands()) {
            String name = command.getCommandSpec().qualifiedName();
            Stream.concat(
                            command.getCommandSpec().options().stream(),
                            command.getCommandSpec().positionalParameters().stream())
                    .filter(argument -> !argument.hidden())
                    .filter(argument -> !isChinese(List.of(argument.description())))
                    .map(argument -> name + " " + nameOf(argument))
                    .forEach(untranslated::add);
            UsageMessageSpec usage = command.getCommandSpec().usageMessage();
            for (String[] part : List.of(usage.header(), usage.description(), usage.footer())) {
                if (part.length > 0 && !isChinese(List.of(part))) {
                    untranslated.add(name + " " + part[0]);
                }
            }
        }

        assertThat(untranslated).isEmpty();
    }

    @Test
    void everyTranslationIsUsed() {
        String all = String.join(
                "\n",
                Stream.of("", "demo", "pin", "unpin", "release", "retry", "plan", "simulate", "generate-completion")
                        .map(this::help)
                        .toList());
        String shown = all.replaceAll("\\s", "");
        Set<String> unused = new TreeSet<>();
        for (String key : BUNDLE.keySet()) {
            String text = BUNDLE.getString(key).replace("%n", "").replaceAll("\\$\\{.*?}", "\n");
            boolean used = text.lines().map(line -> line.replaceAll("\\s", "")).allMatch(shown::contains);
            if (!used) {
                unused.add(key);
            }
        }

        assertThat(unused).isEmpty();
    }

    @Test
    void columnsOfTheSynopsisAreAligned() {
        assertThat(help("simulate")).contains("\n  feedpin simulate [-hV]", "\n                   [--encrypt]");
    }

    private Collection<CommandLine> commands() {
        CommandLine root = new CommandLineTool(cli.context()).parser();
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .toList();
    }

    private static boolean isChinese(List<String> lines) {
        return lines.stream().anyMatch(line -> line.matches("(?s).*\\p{IsHan}.*|\\$\\{bundle:.*"));
    }

    private static String nameOf(ArgSpec argument) {
        return argument.isOption() ? argument.toString() : argument.paramLabel();
    }
}
