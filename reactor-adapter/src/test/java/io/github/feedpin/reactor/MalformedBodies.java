package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Response bodies damaged as by networks, proxies and attackers, reproducible by seed. The text has one character per
 * byte, so that every byte can occur.
 */
final class MalformedBodies {

    private interface Damage {
        String to(String body);
    }

    /** Size of one body in a thousand, since huge ones take time. */
    private static final int HUGE = 100_000;

    private static final Pattern PIECE = Pattern.compile("\"[^\"]*\"|[0-9]+|[{}\\[\\],:]|true|false|null");

    private static final List<String> OTHER_TYPES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "0.0",
            "1e3",
            "\"\"",
            "\"0\"",
            "[]",
            "{}",
            "[{}]",
            "[null]",
            "NaN",
            "2147483648");

    private static final List<String> ODDITIES = List.of(
            "\0",
            "\\u0000",
            "\\ud800",
            "\u00FF",
            "\u00C0\u0080",
            "\u00ED\u00A0\u0080",
            "\u00F5\u0080\u0080\u0080",
            "\u00E2\u0080",
            "\u00EF\u00BB\u00BF",
            "\u00E2\u0080\u00AE",
            "\\",
            "\"",
            "//",
            "/**/",
            "#",
            "\u001B[2J",
            "<!--",
            "}{",
            ",,");

    private final Random random;
    private final List<String> originals;

    private final List<Damage> slight = List.of(
            this::flipABit,
            this::insertAByte,
            this::insertAnOddity,
            this::deleteARange,
            this::repeatARange,
            this::cutTheEnd,
            this::cutTheBeginning,
            this::swapTwoPieces,
            this::changeAType,
            this::nameAFieldTwice);

    private final List<Damage> heavy = List.of(
            this::nestDeeply, this::putAHugePiece, this::listManyUsers, this::surroundWithMuch, this::replaceWithNoise);

    private final List<Charset> charsets = List.of(
            Charset.forName("UTF-16LE"),
            Charset.forName("UTF-16BE"),
            Charset.forName("UTF-16"),
            Charset.forName("UTF-32"));

    MalformedBodies(long seed, List<String> originals) {
        this.random = new Random(seed);
        this.originals = originals.stream()
                .map(body -> new String(body.getBytes(UTF_8), ISO_8859_1))
                .toList();
    }

    byte[] next() {
        String body = anyOf(originals);
        int kind = random.nextInt(1000);
        if (kind < 50) {
            return bytes(body);
        }
        if (kind < 70) {
            return new String(bytes(body), UTF_8).getBytes(anyOf(charsets));
        }
        if (kind < 71) {
            body = anyOf(heavy).to(body);
        }
        for (int left = 1 + Math.min(random.nextInt(4), random.nextInt(4)); left > 0; left--) {
            body = anyOf(slight).to(body);
        }
        return bytes(body);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(ISO_8859_1);
    }

    private String flipABit(String body) {
        if (body.isEmpty()) {
            return body;
        }
        int at = random.nextInt(body.length());
        return splice(body, at, at + 1, String.valueOf((char) (body.charAt(at) ^ 1 << random.nextInt(8))));
    }

    private String insertAByte(String body) {
        int at = random.nextInt(body.length() + 1);
        return splice(body, at, at, String.valueOf((char) random.nextInt(256)));
    }

    private String insertAnOddity(String body) {
        int at = random.nextInt(body.length() + 1);
        return splice(body, at, at, anyOf(ODDITIES));
    }

    private String deleteARange(String body) {
        int at = random.nextInt(body.length() + 1);
        return splice(body, at, Math.min(body.length(), at + 1 + random.nextInt(8)), "");
    }

    private String repeatARange(String body) {
        int from = random.nextInt(body.length() + 1);
        int to = from + random.nextInt(body.length() - from + 1);
        return splice(body, to, to, body.substring(from, to));
    }

    private String cutTheEnd(String body) {
        return body.substring(0, random.nextInt(body.length() + 1));
    }

    private String cutTheBeginning(String body) {
        return body.substring(random.nextInt(body.length() + 1));
    }

    private String swapTwoPieces(String body) {
        List<MatchResult> pieces = PIECE.matcher(body).results().toList();
        if (pieces.size() < 2) {
            return body;
        }
        MatchResult[] two = {anyOf(pieces), anyOf(pieces)};
        Arrays.sort(two, (a, b) -> a.start() - b.start());
        return two[0].start() == two[1].start()
                ? body
                : body.substring(0, two[0].start())
                        + two[1].group()
                        + body.substring(two[0].end(), two[1].start())
                        + two[0].group()
                        + body.substring(two[1].end());
    }

    private String changeAType(String body) {
        return put(body, anyOf(OTHER_TYPES));
    }

    private String nameAFieldTwice(String body) {
        String field = anyOf(List.of("\"code\":0,", "\"code\":230001,", "\"data\":{},", "\"x\":1,"));
        return body.startsWith("{") ? "{" + field + body.substring(1) : body;
    }

    private String nestDeeply(String body) {
        int depth = random.nextBoolean() ? HUGE : 1 + random.nextInt(100);
        return random.nextInt(10) > 0
                ? put(body, "[".repeat(depth) + "]".repeat(depth))
                : put(body, "{\"a\":".repeat(depth) + "0" + "}".repeat(depth));
    }

    private String putAHugePiece(String body) {
        int size = random.nextInt(HUGE);
        return put(body, random.nextBoolean() ? "9".repeat(size) : '"' + "x".repeat(size) + '"');
    }

    private String listManyUsers(String body) {
        String entry = anyOf(List.of("{}", "null", "{\"user_id\":\"ou_0\"}"));
        String list = "[" + (entry + ",").repeat(random.nextInt(HUGE / 8)) + "{}]";
        return put(body, random.nextBoolean() ? list : "{\"failed_user_reasons\":" + list + "}");
    }

    private String surroundWithMuch(String body) {
        String much = anyOf(List.of(" ", "\\", "\0", "\u00FF")).repeat(random.nextInt(HUGE));
        return random.nextBoolean() ? much + body : body + much;
    }

    private String replaceWithNoise(String body) {
        byte[] noise = new byte[random.nextInt(HUGE)];
        random.nextBytes(noise);
        return new String(noise, ISO_8859_1);
    }

    /** Replaces a random piece. */
    private String put(String body, String piece) {
        List<MatchResult> pieces = PIECE.matcher(body).results().toList();
        if (pieces.isEmpty()) {
            return piece;
        }
        MatchResult replaced = anyOf(pieces);
        return splice(body, replaced.start(), replaced.end(), piece);
    }

    private static String splice(String body, int from, int to, String piece) {
        return body.substring(0, from) + piece + body.substring(to);
    }

    private <E> E anyOf(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
