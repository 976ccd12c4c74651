package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the cases of a folder: one {@code AREA.jsonl.gz} an area, one case a line; areas ascend by name. */
final class CaseFolder {
    private static final String ENDING = ".jsonl.gz";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFolder() {}

    static List<RecordedCase> read(Path folder, Predicate<String> areas) throws IOException {
        List<RecordedCase> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            String area = name.substring(0, name.length() - ENDING.length());
            if (areas.test(area)) {
                read(file, area, cases);
            }
        }
        return cases;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static void read(Path file, String area, List<RecordedCase> cases) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    cases.add(new RecordedCase(area, JSON.readTree(line)));
                }
            }
        }
    }
}
