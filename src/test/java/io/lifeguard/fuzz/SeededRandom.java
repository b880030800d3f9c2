package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Random values, valid and invalid, always the same from the same seed. */
final class SeededRandom {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"),
            Charset.forName("windows-1252"),
            Charset.forName("Shift_JIS"));

    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String of(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Something that is no id of anything, or looks like one and carries more. */
    String hostileText() {
        return switch (below(10)) {
            case 0 -> garbage(1 + below(40));
            case 1 -> HostileValues.repeated(of(HostileValues.ATOMS), of(List.of(2, 60, 300, 5_000)));
            case 2 -> of(HostileValues.ATOMS) + of(HostileValues.ATOMS);
            case 3 -> ValidValues.any(this) + of(HostileValues.TEXTS);
            case 4 -> of(HostileValues.TEXTS) + ValidValues.any(this);
            case 5 -> mutated(ValidValues.any(this));
            default -> of(HostileValues.TEXTS);
        };
    }

    /** Any characters of Unicode, halves of surrogate pairs too. */
    String garbage(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (chance(0.5) ? below(0x100) : below(0x10000)));
        }
        return text.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A number of JSON that few programs expect. */
    JsonNode hostileNumber() {
        return switch (below(8)) {
            case 0 -> JSON.numberNode(random.nextLong());
            case 1 -> JSON.rawValueNode(new RawValue("1e" + of("-400", "400", "99999", "-99999", "2147483648")));
            case 2 -> JSON.numberNode(new BigInteger("9".repeat(1 + below(900))));
            case 3 -> JSON.numberNode(-1L - below(1000));
            case 4 -> JSON.numberNode(of(List.of(2147483647L, 2147483648L, -2147483648L, 4294967296L + 5)));
            case 5 -> JSON.numberNode(of(List.of(0.1, -0.0, Double.MIN_VALUE, 1e308)));
            default -> JSON.numberNode(below(3));
        };
    }

    /** Any JSON but what was asked for, most likely. */
    JsonNode hostileValue() {
        return switch (below(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(chance(0.5));
            case 2, 3 -> hostileNumber();
            case 4 -> list(below(4), 0);
            case 5 -> object(below(4));
            case 6 -> deep(of(List.of(3, 40, 600)));
            case 7 -> list(1, 200);
            default -> JSON.textNode(hostileText());
        };
    }

    private ArrayNode list(int entries, int more) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < entries; i++) {
            list.add(chance(0.2) ? JSON.nullNode() : JSON.textNode(hostileText()));
        }
        for (int i = 0; i < more; i++) {
            list.add(ValidValues.any(this));
        }
        return list;
    }

    private ObjectNode object(int fields) {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < fields; i++) {
            object.put(chance(0.5) ? of("__proto__", "constructor", "id", "") : hostileText(), hostileText());
        }
        return object;
    }

    private JsonNode deep(int levels) {
        JsonNode inner = JSON.textNode("x");
        for (int i = 0; i < levels; i++) {
            inner = chance(0.5)
                    ? JSON.arrayNode().add(inner)
                    : JSON.objectNode().set("a", inner);
        }
        return inner;
    }

    /** A text with a few characters more, fewer, or others. */
    String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + below(3); i > 0 && !mutated.isEmpty(); i--) {
            int at = below(mutated.length());
            switch (below(5)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, of(HostileValues.ATOMS));
                case 2 ->
                    mutated.setCharAt(
                            at, of("{}[]()\"\\:,!$@#.&|\u0000\n\ud800 ").charAt(0));
                case 3 -> mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + 1 + below(30))));
                default -> mutated.delete(at, Math.min(mutated.length(), at + 1 + below(20)));
            }
        }
        return mutated.toString();
    }

    /** The same for bytes; also cut, or in another encoding than is said. */
    byte[] mutated(byte[] bytes) {
        byte[] mutated = bytes.clone();
        if (mutated.length == 0) {
            return bytes(1 + below(9));
        }
        switch (below(6)) {
            case 0 -> {
                return java.util.Arrays.copyOf(mutated, below(mutated.length));
            }
            case 1 -> {
                return new String(mutated, StandardCharsets.UTF_8).getBytes(of(CHARSETS));
            }
            case 2 -> {
                return Input.utf8(mutated(new String(mutated, StandardCharsets.UTF_8)));
            }
            case 3 -> {
                return Input.join(HostileValues.MARKS.get(below(HostileValues.MARKS.size())), mutated);
            }
            default -> {
                for (int i = 1 + below(4); i > 0; i--) {
                    mutated[below(mutated.length)] = (byte) below(256);
                }
                return mutated;
            }
        }
    }
}
