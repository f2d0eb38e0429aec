package io.github.feedpin.cli.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Removes an incomplete last line, which a process leaves that was killed or found the disk full. */
final class TornTail {

    private static final int BLOCK = 1 << 13;

    private TornTail() {}

    /**
     * Truncates a locked journal after its last line break.
     *
     * @param header the expected first line: a file without a line break is truncated only if it is the beginning of it
     * @return the length of the file
     * @throws JournalException if the only line is incomplete and not the beginning of the header
     */
    static long remove(Path journal, byte[] header) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            long length = file.length();
            long end = endOfLastLine(file, length);
            if (end == length) {
                return length;
            }
            if (end == 0 && !isBeginning(journal, header)) {
                throw new JournalException("is not a journal of feedpin: its first line is not a header");
            }
            truncate(journal, end);
            return end;
        }
    }

    private static long endOfLastLine(RandomAccessFile file, long length) throws IOException {
        byte[] block = new byte[BLOCK];
        long end = length;
        while (end > 0) {
            int size = (int) Math.min(BLOCK, end);
            file.seek(end - size);
            file.readFully(block, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - size + i + 1;
                }
            }
            end -= size;
        }
        return 0;
    }

    private static boolean isBeginning(Path journal, byte[] header) throws IOException {
        if (Files.size(journal) >= header.length) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(journal);
        return Arrays.equals(bytes, Arrays.copyOf(header, bytes.length));
    }

    private static void truncate(Path journal, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(length);
            file.getFD().sync();
        }
    }
}
