package io.github.feedpin.cli.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * String constants of compiled classes: those that the code uses, but not those of annotations. A concatenation is one
 * constant, with the character 1 in place of each value.
 */
final class StringConstants {

    private static final int UTF8 = 1;
    private static final int STRING = 8;

    private StringConstants() {}

    /** Returns the constants of all classes in the folder or the jar of {@code type}. */
    static Set<String> ofModule(Class<?> type) throws IOException {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(location);
            if (Files.isDirectory(path)) {
                return in(path);
            }
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return in(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Returns the constants of one class. */
    static List<String> ofClass(String name) throws IOException {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = StringConstants.class.getResourceAsStream(file);
                DataInputStream data = new DataInputStream(Objects.requireNonNull(in, file))) {
            return read(data);
        }
    }

    private static Set<String> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".class")).toList();
        }
        Set<String> constants = new TreeSet<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file);
                    DataInputStream data = new DataInputStream(in)) {
                constants.addAll(read(data));
            }
        }
        return constants;
    }

    private static List<String> read(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int size = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> strings = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(i, in.readUTF());
            } else if (tag == STRING) {
                strings.add(in.readUnsignedShort());
            } else {
                in.skipNBytes(length(tag));
                // Long and double numbers take two places.
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return strings.stream().map(texts::get).toList();
    }

    private static int length(int tag) {
        return switch (tag) {
            case 5, 6 -> 8;
            case 15 -> 3;
            case 7, 16, 19, 20 -> 2;
            default -> 4;
        };
    }
}
