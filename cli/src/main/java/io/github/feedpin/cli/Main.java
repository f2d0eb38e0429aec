package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Encodings;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** Main class of the {@code feedpin} command. */
public final class Main {

    /** Width of the terminal at the start; set by the launcher if standard error is a terminal. */
    private static final String COLUMNS = "feedpin.columns";

    /** Set by the launcher if it replaced a locale that supports ASCII only. */
    private static final String ASCII = "feedpin.ascii";

    /** Milliseconds between two lines of progress; set by the demonstration for its processes. */
    private static final String INTERVAL = "feedpin.interval";

    private static final String LOG_CONFIGURATION = "java.util.logging.config.file";

    private static final int DEFAULT_INTERVAL = 5_000;

    private Main() {}

    /** Runs the command given by {@code args}, and ends the JVM. */
    public static void main(String[] args) {
        ShutdownHook hook = ShutdownHook.register();
        silenceLibraries();
        boolean unicode = Encodings.LOCALE.equals(StandardCharsets.UTF_8) && !Boolean.getBoolean(ASCII);
        CliContext context = new CliContext(
                standardInput(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.getenv(),
                properties(),
                screen(unicode),
                InstantSource.system(),
                hook.signal(),
                Messages.in(
                        Language.of(System.getenv(), Locale.getDefault(Locale.Category.DISPLAY), Encodings.OUTPUT)));
        hook.exit(CommandLineTool.run(context, args));
    }

    /** Removes the handlers of the JDK's loggers, unless they are configured: standard error is for this command. */
    private static void silenceLibraries() {
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            LogManager.getLogManager().reset();
        }
    }

    private static Screen screen(boolean unicode) {
        Duration interval = Duration.ofMillis(Integer.getInteger(INTERVAL, DEFAULT_INTERVAL));
        return new Screen(Integer.getInteger(COLUMNS, 0), unicode, interval);
    }

    /**
     * Not closeable: if standard input was closed before the JVM started, its descriptor may belong to the module file
     * of the JVM.
     */
    private static InputStream standardInput() {
        return new FileInputStream(FileDescriptor.in) {
            @Override
            public void close() {}
        };
    }

    private static Map<String, String> properties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }

    private static ErrorRecordingPrintStream stream(FileDescriptor descriptor) {
        return new ErrorRecordingPrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), Encodings.OUTPUT);
    }
}
