package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.progress.TerminalWidth;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Starts the command in a process of its own. */
public final class Main {

    /** Set by the launcher where standard error is a terminal: how wide it is. */
    private static final String COLUMNS = "feedpin.columns";

    /** Set by the launcher where it has chosen the locale, since the operator's knows ASCII only. */
    private static final String ASCII = "feedpin.ascii";

    private Main() {}

    /** Runs the command that {@code args} say, and ends the JVM. */
    public static void main(String[] args) {
        Interruption interruption = Interruption.watched();
        Charset locale = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        boolean unicode = locale.equals(StandardCharsets.UTF_8) && !Boolean.getBoolean(ASCII);
        CliContext context = new CliContext(
                standardInput(),
                stream(FileDescriptor.out, locale),
                stream(FileDescriptor.err, locale),
                System.getenv(),
                properties(),
                new Screen(width(), unicode),
                interruption.signal());
        interruption.exit(CommandLineTool.run(context, args));
    }

    /**
     * Left open: where it was closed, a JVM that no launcher has started keeps its own modules there, and crashes
     * without them.
     */
    private static InputStream standardInput() {
        return new FileInputStream(FileDescriptor.in) {
            @Override
            public void close() {}
        };
    }

    private static IntSupplier width() {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns == 0 ? () -> 0 : new TerminalWidth(columns);
    }

    private static Map<String, String> properties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }

    /** In the plainest locale, which knows ASCII only, anything else is more use as UTF-8 than as question marks. */
    private static Output stream(FileDescriptor descriptor, Charset locale) {
        Charset charset = locale.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : locale;
        return new Output(new BufferedOutputStream(new FileOutputStream(descriptor)), charset);
    }
}
