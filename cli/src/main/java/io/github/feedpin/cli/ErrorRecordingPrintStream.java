package io.github.feedpin.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link PrintStream} that keeps the exception of a failed write. */
final class ErrorRecordingPrintStream extends PrintStream {

    private final Recorder recorder;
    private final Charset encoding;

    ErrorRecordingPrintStream(OutputStream out, Charset charset) {
        this(new Recorder(out), charset);
    }

    private ErrorRecordingPrintStream(Recorder recorder, Charset charset) {
        super(recorder, true, charset);
        this.recorder = recorder;
        this.encoding = charset;
    }

    /** Returns the encoding of the output. */
    Charset encoding() {
        return encoding;
    }

    /** Returns the failure of the first write that failed, or empty if all output was written. */
    Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(recorder.failure);
    }

    /** Records the first failure. */
    private static final class Recorder extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        Recorder(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            attempt(() -> out.write(b));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            attempt(() -> out.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            attempt(out::flush);
        }

        private void attempt(Writing writing) throws IOException {
            try {
                writing.run();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
                throw e;
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
