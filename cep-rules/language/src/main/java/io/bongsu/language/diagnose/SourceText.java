package io.bongsu.language.diagnose;

import java.util.Objects;

/**
 * A file as its author sees it: name and text, for pointing at lines and columns.
 *
 * <p>Shape: lines end in LF, CRLF or CR; a byte order mark is no column. Unit: lines and columns count from 1, a column is
 * one character (a code point); a tab is one column.
 */
public record SourceText(String file, String text) {
    /** Line and column, both from 1. */
    public record Position(int line, int column) {}

    public SourceText {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
    }

    public Position position(int offset) {
        int line = 1;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (endsLine(i)
                    && !(text.charAt(i) == '\r'
                            && i + 1 == end
                            && i + 1 < text.length()
                            && text.charAt(i + 1) == '\n')) {
                line++;
            }
        }
        return new Position(line, 1 + text.codePointCount(lineStart(end), end));
    }

    /** The line that holds the offset, without its end. */
    public String lineAt(int offset) {
        return text.substring(lineStart(Math.min(offset, text.length())), lineEnd(offset));
    }

    /** Where the line that holds the offset starts, after a byte order mark. */
    public int lineStart(int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0
                && text.charAt(start - 1) != '\n'
                && !(text.charAt(start - 1) == '\r' && endsLine(start - 1))) {
            start--;
        }
        return start == 0 && !text.isEmpty() && text.charAt(0) == '\uFEFF' && offset > 0 ? 1 : start;
    }

    /** Where the line that holds the offset ends. */
    public int lineEnd(int offset) {
        int end = Math.min(offset, text.length());
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private boolean endsLine(int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
    }
}
