package io.bongsu.language.diagnose;

import java.util.Locale;

/**
 * A diagnostic as people read it:
 * <pre>
 * rule.epl:12:10: error CEP-2104: event type 'LprRead' has no field 'plat'
 *   12 | select a.plat from pattern [every a=LprRead]
 *      |          ^^^^
 * Maybe: 'plate' (string). See cep-rules/language/docs/errors/CEP-2104.md
 * </pre>
 *
 * <p>Shape: a span over several lines is marked to the end of its first. Tabs show as one blank; a Hangul or other wide
 * character takes two carets, as it takes two cells of a terminal.
 */
public final class DiagnosticText {
    private DiagnosticText() {}

    /** The four lines, ending in a line break. */
    public static String of(Diagnostic diagnostic) {
        SourceText source = diagnostic.source();
        Span span = diagnostic.span();
        SourceText.Position position = source.position(span.from());
        String line = source.lineAt(span.from());
        int start = source.lineStart(span.from());
        int from = Math.min(Math.max(span.from() - start, 0), line.length());
        int to = Math.min(Math.max(span.to() - start, from), line.length());
        String number = String.format(Locale.ROOT, "%4d", position.line());
        int carets = Math.max(1, cells(line.substring(from, to)));
        String cure = diagnostic.cure().isEmpty() ? "" : diagnostic.cure() + " ";
        return source.file() + ":" + position.line() + ":" + position.column() + ": "
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                + diagnostic.code().label() + ": "
                + diagnostic.message() + "\n"
                + number + " | " + line.replace('\t', ' ') + "\n"
                + " ".repeat(number.length()) + " | " + " ".repeat(cells(line.substring(0, from))) + "^".repeat(carets)
                + "\n"
                + cure + "See " + diagnostic.code().page() + "\n";
    }

    private static int cells(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF);
    }
}
