package io.bongsu.tests.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All rules of the pack together, on the demo's half hour. Times are seconds since its start. */
class PackOnDemoTest {
    private static final Path RULES = Path.of("..", "cep-rules", "rules");
    private static final Path EVENTS = Path.of("..", "stream-jobs", "src", "main", "demo", "events");
    private static final long START_MILLIS = 1_614_604_320_000L;
    private static final long HOUR_MILLIS = 3_600_000L;

    private static final List<Alert> ALERTS = new ArrayList<>();

    @BeforeAll
    static void run() throws IOException {
        RuleSet rules = RuleSet.of(
                plans(),
                EventCatalog.builtin().entries().stream()
                        .map(StreamSchema::type)
                        .toList(),
                Geography.EMPTY);
        LocalRun run = new LocalRun(rules, detection -> {}, ALERTS::add);
        List<Event> events = events();
        events.forEach(run::offer);
        run.advance(START_MILLIS + 2 * HOUR_MILLIS);
        assertThat(run.late()).isZero();
    }

    private static SortedMap<Integer, RulePlan> plans() {
        Diagnostics diagnostics = new Diagnostics();
        RuleCompiler compiler = new RuleCompiler(EventCatalog.builtin());
        SortedMap<Integer, RulePlan> plans = new TreeMap<>();
        for (RuleSource source : RulePaths.read(List.of(RULES), diagnostics)) {
            plans.put(plans.size(), compiler.compile(source).plan().orElseThrow());
        }
        assertThat(diagnostics.all()).isEmpty();
        return plans;
    }

    private static List<Event> events() throws IOException {
        EventDecoder decoder = new EventDecoder(StreamCatalog.of(EventCatalog.builtin()), EventTimeRange.RECORDED);
        List<Event> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(EVENTS)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                    RawRecord raw = new RawRecord(
                            "", RawRecord.Encoding.JSON, bytes, file.toString(), 0, 1, RawRecord.NO_TIMESTAMP);
                    events.add(decoder.decode(raw, rejected -> {
                        throw new AssertionError(rejected.reason());
                    }));
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::timeMillis));
        return events;
    }

    /** {@code 877.900 SUSPECT0 vcam1}: second and some details of a rule's transitions of one kind. */
    private static List<String> told(String rule, Alert.Transition transition, String... columns) {
        return ALERTS.stream()
                .filter(alert -> alert.rule().name().equals(rule) && alert.transition() == transition)
                .map(alert -> String.format(Locale.ROOT, "%.2f ", (alert.detectedAtMillis() - START_MILLIS) / 1_000.0)
                        + Stream.of(columns)
                                .map(column -> String.valueOf(alert.details().get(column)))
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void fiveSuspectsAreSeenAtTheirSecondCamera() {
        assertThat(told("fleeing-suspect", Alert.Transition.OPEN, "plate"))
                .containsExactly(
                        "756.92 SUSPECT2", "877.90 SUSPECT0", "895.72 SUSPECT3", "928.37 SUSPECT1", "1278.19 SUSPECT4");
        assertThat(told("fleeing-suspect", Alert.Transition.CLOSE, "plate", "reason"))
                .containsExactly(
                        "1200.00 SUSPECT2 case closed",
                        "1500.00 SUSPECT0 case closed",
                        "1620.00 SUSPECT1 case closed",
                        "2824.91 SUSPECT3 no read",
                        "3114.17 SUSPECT4 no read");
    }

    @Test
    void threeFireEnginesAreBlocked() {
        assertThat(told("blocked-fire-lane", Alert.Transition.OPEN, "vehicleId", "spotId"))
                .containsExactly("240.00 FIRE0 BLOCK0", "840.00 FIRE2 BLOCK1", "1140.00 FIRE3 BLOCK1");
        assertThat(told("blocked-fire-lane", Alert.Transition.CLOSE, "vehicleId", "spotId", "reason"))
                .containsExactly(
                        "556.00 FIRE0 BLOCK0 vacated", "1180.00 FIRE2 BLOCK1 vacated", "1180.00 FIRE3 BLOCK1 vacated");
    }

    @Test
    void fourHydrantsAreBlocked() {
        assertThat(told("hydrant-blocked", Alert.Transition.OPEN, "spotId"))
                .containsExactly("405.00 BLOCK2", "685.00 BLOCK4", "934.00 BLOCK6", "1185.00 BLOCK8");
        assertThat(told("hydrant-blocked", Alert.Transition.CLOSE, "spotId"))
                .containsExactly("525.00 BLOCK2", "805.00 BLOCK4", "1054.00 BLOCK6", "1305.00 BLOCK8");
    }

    @Test
    void twoCasesWaitForADispatch() {
        assertThat(told("no-dispatch", Alert.Transition.OPEN, "caseNo"))
                .containsExactly("460.00 YU2103010011", "880.00 YU2103010012");
        assertThat(told("no-dispatch", Alert.Transition.CLOSE, "caseNo", "reason"))
                .containsExactly("550.00 YU2103010011 dispatched");
    }

    @Test
    void twoUnderpassesAreFlooded() {
        assertThat(told("underpass-flood", Alert.Transition.OPEN, "underpassId"))
                .containsExactly("330.00 UP-JAMSIL", "360.00 UP-SINCHEON");
        assertThat(told("underpass-flood", Alert.Transition.UPDATE, "underpassId"))
                .containsExactly("390.00 UP-JAMSIL");
        assertThat(told("underpass-flood", Alert.Transition.CLOSE, "underpassId"))
                .containsExactly("1500.00 UP-JAMSIL", "1620.00 UP-SINCHEON");
    }

    @Test
    void onePersonHasLeftTheZoneUnanswered() {
        assertThat(told("safe-zone-exit", Alert.Transition.OPEN, "subjectId")).containsExactly("600.00 SUBJ-01");
        assertThat(told("safe-zone-exit", Alert.Transition.CLOSE, "subjectId")).containsExactly("1020.00 SUBJ-01");
    }
}
