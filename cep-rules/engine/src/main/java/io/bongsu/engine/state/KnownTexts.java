package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import java.nio.charset.StandardCharsets;

/**
 * Texts that were read before and likely come again: the same bytes give the same object, which costs no array.
 *
 * <p>Shape: a table of texts by a hash of their bytes, a later one in the place of an earlier one; only ASCII is known
 * again.
 */
final class KnownTexts {
    /** Places of each table: a power of two. */
    private static final int PLACES = 512;

    private final String[] texts = new String[PLACES];
    private final Columns[] columns = new Columns[PLACES];

    String text(byte[] bytes, int at, int size) {
        int place = place(bytes, at, size);
        String known = texts[place];
        if (known == null || !isHere(known, bytes, at, size)) {
            known = new String(bytes, at, size, StandardCharsets.UTF_8);
            texts[place] = known;
        }
        return known;
    }

    Columns columns(byte[] bytes, int at, int size) {
        int place = place(bytes, at, size);
        Columns known = columns[place];
        if (known == null || !isHere(known.header(), bytes, at, size)) {
            known = Columns.ofHeader(new String(bytes, at, size, StandardCharsets.UTF_8));
            columns[place] = known;
        }
        return known;
    }

    private static int place(byte[] bytes, int at, int size) {
        int hash = size;
        for (int i = at; i < at + size; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    /** Whether the bytes are the text. Only ASCII is compared; other text is never the same. */
    static boolean isHere(String text, byte[] bytes, int at, int size) {
        if (text.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            byte here = bytes[at + i];
            if (here < 0 || text.charAt(i) != here) {
                return false;
            }
        }
        return true;
    }
}
