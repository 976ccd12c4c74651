package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.tests.conformance.Verdict.Outcome;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Verdicts counted per area, and refusals per reason; areas ascend by name, reasons descend by count. */
public final class Score {
    private final List<Verdict> verdicts;
    private final Map<String, Map<Outcome, Integer>> areas = new TreeMap<>();

    public Score(List<Verdict> verdicts) {
        this.verdicts = List.copyOf(verdicts);
        for (Verdict verdict : verdicts) {
            areas.computeIfAbsent(verdict.area(), unused -> new EnumMap<>(Outcome.class))
                    .merge(verdict.outcome(), 1, Integer::sum);
        }
    }

    /** Ids of the cases with this outcome, in the order of the cases. */
    public List<String> ids(Outcome outcome) {
        return of(outcome).stream().map(Verdict::id).toList();
    }

    public List<Verdict> of(Outcome outcome) {
        return verdicts.stream().filter(one -> one.outcome() == outcome).toList();
    }

    /** The table, then the reasons. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(line("area", "cases", "pass", "refused", "wrong", "percent"));
        areas.forEach((area, counts) -> text.append(line(area, counts)));
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        verdicts.forEach(verdict -> all.merge(verdict.outcome(), 1, Integer::sum));
        text.append(line("all", all));
        Map<String, Long> reasons = of(Outcome.REFUSED).stream()
                .collect(Collectors.groupingBy(Verdict::detail, TreeMap::new, Collectors.counting()));
        if (!reasons.isEmpty()) {
            text.append("\nrefused, by reason\n");
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(reason ->
                        text.append(String.format(Locale.ROOT, "%6d  %s%n", reason.getValue(), reason.getKey())));
        return text.toString();
    }

    private static String line(String area, Map<Outcome, Integer> counts) {
        int cases = counts.values().stream().mapToInt(Integer::intValue).sum();
        int pass = counts.getOrDefault(Outcome.PASS, 0);
        return line(
                area,
                String.valueOf(cases),
                String.valueOf(pass),
                String.valueOf(counts.getOrDefault(Outcome.REFUSED, 0)),
                String.valueOf(counts.getOrDefault(Outcome.WRONG, 0)),
                String.format(Locale.ROOT, "%.1f", cases == 0 ? 0.0 : 100.0 * pass / cases));
    }

    private static String line(String area, String cases, String pass, String refused, String wrong, String percent) {
        return String.format(Locale.ROOT, "%-24s %7s %7s %7s %7s %8s%n", area, cases, pass, refused, wrong, percent);
    }

    /** {@code {"areas":{"pattern":{"cases":59,"pass":…,"refused":…,"wrong":…}},"wrong":[ids]}}. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        ObjectNode byArea = json.putObject("areas");
        areas.forEach((area, counts) -> byArea.putObject(area)
                .put(
                        "cases",
                        counts.values().stream().mapToInt(Integer::intValue).sum())
                .put("pass", counts.getOrDefault(Outcome.PASS, 0))
                .put("refused", counts.getOrDefault(Outcome.REFUSED, 0))
                .put("wrong", counts.getOrDefault(Outcome.WRONG, 0)));
        var wrong = json.putArray("wrong");
        ids(Outcome.WRONG).forEach(wrong::add);
        return json.toPrettyString();
    }
}
