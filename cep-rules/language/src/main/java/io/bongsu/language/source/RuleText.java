package io.bongsu.language.source;

import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's text with its parameters put in, and the way back from a place in it to the place in the file.
 *
 * <p>Shape: {@code ${name}} is replaced by the parameter's value; a place inside a value is the whole {@code ${name}} of the
 * file. An unknown parameter stays as it is and is listed in {@link #undefined}. A byte order mark becomes a blank.
 */
public final class RuleText {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}\\r\\n]*)\\}");

    /** A parameter that has no value, and where it stands in the file. */
    public record Undefined(String name, Span span) {}

    private record Piece(int eplFrom, int eplTo, int fileFrom, int fileTo) {}

    private final SourceText source;
    private final String epl;
    private final List<Piece> replaced = new ArrayList<>();
    private final List<Undefined> undefined = new ArrayList<>();
    private final SortedSet<String> used = new TreeSet<>();

    public RuleText(SourceText source, Map<String, String> parameters) {
        this.source = source;
        StringBuilder out = new StringBuilder();
        String text = source.text();
        Matcher matcher = PLACE.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String name = matcher.group(1).trim();
            String value = parameters.get(name);
            out.append(text, done, matcher.start());
            int from = out.length();
            if (value == null) {
                undefined.add(new Undefined(name, new Span(matcher.start(), matcher.end())));
                out.append("0");
            } else {
                used.add(name);
                out.append(value);
            }
            replaced.add(new Piece(from, out.length(), matcher.start(), matcher.end()));
            done = matcher.end();
        }
        out.append(text, done, text.length());
        this.epl = out.length() > 0 && out.charAt(0) == '\uFEFF' ? " " + out.substring(1) : out.toString();
    }

    public SourceText source() {
        return source;
    }

    /** The text that is parsed. */
    public String epl() {
        return epl;
    }

    public List<Undefined> undefined() {
        return List.copyOf(undefined);
    }

    /** Parameters that the text uses and that have a value. */
    public SortedSet<String> used() {
        return used;
    }

    /** The stretch of the file that a stretch of {@link #epl} stands for. */
    public Span toFile(Span span) {
        int from = map(span.from(), false);
        return new Span(from, Math.max(from, map(span.to(), true)));
    }

    private int map(int offset, boolean end) {
        int shift = 0;
        for (Piece piece : replaced) {
            boolean inside = end
                    ? offset > piece.eplFrom && offset <= piece.eplTo
                    : offset >= piece.eplFrom && offset < piece.eplTo;
            if (inside) {
                return end ? piece.fileTo : piece.fileFrom;
            }
            if (offset >= piece.eplTo) {
                shift = piece.fileTo - piece.eplTo;
            }
        }
        return Math.min(offset + shift, source.text().length());
    }
}
