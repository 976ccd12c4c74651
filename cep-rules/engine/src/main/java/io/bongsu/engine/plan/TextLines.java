package io.bongsu.engine.plan;

/** Lines of a plan's text, indented by two spaces a level. */
final class TextLines {
    private final StringBuilder text = new StringBuilder();
    private int level;

    void add(String line) {
        text.append("  ".repeat(level)).append(line).append('\n');
    }

    /** Adds what {@code content} adds, one level deeper. */
    void indented(Runnable content) {
        level++;
        content.run();
        level--;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
