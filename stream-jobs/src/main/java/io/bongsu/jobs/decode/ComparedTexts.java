package io.bongsu.jobs.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;

/**
 * The texts that filters compare a field with; every other text is one and the same to them.
 *
 * <p>Shape: a hash table over the texts' bytes in UTF-8.
 *
 * <p>Cost: a hash of the bytes, and a comparison where it is that of a known text; no allocation, however many different
 * texts come.
 */
final class ComparedTexts {
    private final byte[][] keys;
    private final String[] texts;
    private final String other;

    ComparedTexts(SortedSet<String> compared) {
        int slots = Math.max(16, Integer.highestOneBit(4 * compared.size()) * 2);
        this.keys = new byte[slots][];
        this.texts = new String[slots];
        String none = "(other)";
        while (compared.contains(none)) {
            none = "(" + none + ")";
        }
        this.other = none;
        for (String text : compared) {
            byte[] key = text.getBytes(StandardCharsets.UTF_8);
            int slot = slot(key, 0, key.length);
            while (keys[slot] != null) {
                slot = (slot + 1) & (slots - 1);
            }
            keys[slot] = key;
            texts[slot] = text;
        }
    }

    /** The text that the bytes are, or a text that equals none of those compared with. */
    String of(byte[] bytes, int from, int length) {
        for (int slot = slot(bytes, from, length); keys[slot] != null; slot = (slot + 1) & (keys.length - 1)) {
            byte[] key = keys[slot];
            if (key.length == length && Arrays.equals(key, 0, length, bytes, from, from + length)) {
                return texts[slot];
            }
        }
        return other;
    }

    private int slot(byte[] bytes, int from, int length) {
        return (int) (ValueCache.hash(bytes, from, length) >>> 32) & (keys.length - 1);
    }
}
