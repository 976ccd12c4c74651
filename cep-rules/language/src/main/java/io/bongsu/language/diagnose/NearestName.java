package io.bongsu.language.diagnose;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a misspelt one most likely stands for.
 *
 * <p>Shape: fewest edits, at most a third of the name's length (at least 2); ties go to the first. Case counts as nothing. A
 * name that holds the misspelt one ({@code suspectPlate} for {@code plate}) counts as one edit.
 * Cost: known names × the square of their length.
 */
public final class NearestName {
    private NearestName() {}

    public static Optional<String> to(String name, Collection<String> known) {
        int best = Math.max(2, name.length() / 3) + 1;
        String nearest = null;
        for (String candidate : known) {
            int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits > 1 && name.length() > 3 && contains(candidate, name)) {
                edits = 1;
            }
            if (edits < best && edits < candidate.length()) {
                best = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean contains(String candidate, String name) {
        return candidate.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private static int edits(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
