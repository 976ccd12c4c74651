package io.bongsu.tests.agreement;

import io.bongsu.tests.agreement.AgreementOutcome.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Outcomes counted per family. */
final class AgreementTable {
    private final Map<String, Map<Kind, Integer>> families = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int differences;

    /** A case and what became of it. */
    record Line(AgreementCase example, AgreementOutcome outcome) {}

    AgreementTable(List<RuleFamily> chosen) {
        chosen.forEach(family -> families.put(family.name(), new EnumMap<>(Kind.class)));
    }

    void add(Line line) {
        Kind kind = line.outcome().kind();
        families.get(line.example().family().name()).merge(kind, 1, Integer::sum);
        if (kind == Kind.REFUSED) {
            refusals.merge(line.outcome().text(), 1, Integer::sum);
        }
        differences += kind == Kind.DIFFERENT ? 1 : 0;
    }

    int differences() {
        return differences;
    }

    /** How many cases ran on both sides. */
    int ran() {
        return families.values().stream()
                .mapToInt(counts -> counts.getOrDefault(Kind.SAME, 0) + counts.getOrDefault(Kind.DIFFERENT, 0))
                .sum();
    }

    String text() {
        StringBuilder text = new StringBuilder(line("family", "cases", "same", "different", "undefined", "refused"));
        families.forEach((family, counts) -> {
            int cases = counts.values().stream().mapToInt(Integer::intValue).sum();
            text.append(line(
                    family,
                    String.valueOf(cases),
                    count(counts, Kind.SAME),
                    count(counts, Kind.DIFFERENT),
                    count(counts, Kind.UNDEFINED),
                    count(counts, Kind.REFUSED)));
        });
        text.append("undefined: Esper throws or cannot deploy; refused: ")
                .append(refusals)
                .append('\n');
        return text.toString();
    }

    private static String count(Map<Kind, Integer> counts, Kind kind) {
        return String.valueOf(counts.getOrDefault(kind, 0));
    }

    private static String line(
            String family, String cases, String same, String different, String undef, String refused) {
        return String.format(
                Locale.ROOT, "%-16s %8s %8s %10s %10s %8s%n", family, cases, same, different, undef, refused);
    }
}
