package io.bongsu.language.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One area of the language: sections of constructs, read from a file beside this class.
 *
 * <p>Shape of the file: {@code # heading} lines, and {@code construct | EPL} lines; a line that begins with a space goes on
 * with the EPL of the line before. The EPL reads the streams of {@link SampleStreams}.
 *
 * <p>Errors: IllegalStateException for a line of another shape.
 */
public record Area(String file, List<Section> sections) {
    /** In the order of the page. */
    private static final List<String> FILES = List.of(
            "statement",
            "context",
            "insert",
            "resultset",
            "window",
            "pattern",
            "recognize",
            "join",
            "subquery",
            "expression",
            "methods");

    /** Constructs under one heading. */
    public record Section(String title, List<Construct> constructs) {
        public Section {
            constructs = List.copyOf(constructs);
        }
    }

    public Area {
        sections = List.copyOf(sections);
    }

    /** All areas, in the order of the page. */
    public static List<Area> all() {
        return FILES.stream().map(Area::read).toList();
    }

    private static Area read(String name) {
        try (InputStream file = Area.class.getResourceAsStream(name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("an area has its file, file=" + name + ".txt");
            }
            return of(
                    name,
                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Area of(String name, List<String> lines) {
        List<Section> sections = new ArrayList<>();
        String title = "";
        List<Construct> constructs = new ArrayList<>();
        for (String line : joined(lines)) {
            int bar = line.indexOf(" | ");
            if (line.startsWith("# ")) {
                if (!title.isEmpty()) {
                    sections.add(new Section(title, constructs));
                }
                title = line.substring(2).strip();
                constructs = new ArrayList<>();
            } else if (bar > 0 && !title.isEmpty()) {
                constructs.add(new Construct(
                        line.substring(0, bar).strip(), line.substring(bar + 3).strip()));
            } else {
                throw new IllegalStateException(
                        "a line is '# heading', or under one 'construct | EPL', file=" + name + ".txt line=" + line);
            }
        }
        sections.add(new Section(title, constructs));
        return new Area(name, sections);
    }

    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(" ") && !joined.isEmpty()) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + " " + line.strip());
            } else if (!line.isBlank()) {
                joined.add(line);
            }
        }
        return joined;
    }
}
