package io.bongsu.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.schemas.EventCatalog;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
    private final EventCatalog catalog = EventCatalog.builtin();
    private final Diagnostics diagnostics = new Diagnostics();

    private List<Scenario> read(String text) {
        return ScenarioReader.read(new SourceText("s.yaml", text), catalog, diagnostics);
    }

    private static Object field(Event event, String name) {
        return event.get(event.type().indexOf(name));
    }

    @Test
    void eventsHaveTheirOwnFieldsThenDefaultsThenThoseOfTheSchema() {
        List<Scenario> scenarios = read("""
                defaults:
                  Report112: {caseNo: YU1, grade: CODE0, lon: 127, keywords: [knife, car]}
                scenarios:
                  - name: one
                    start: 2021-03-01T22:12:00+09:00
                    defaults:
                      Report112: {grade: CODE1}
                    events:
                      - {at: 00:00:30, type: Report112, caseNo: YU2, lon: , occurredTs: 00:00:10}
                    expect: {silence: true, until: 00:05:00}
                """);
        assertThat(diagnostics.all()).isEmpty();
        Scenario scenario = scenarios.get(0);
        Event event = scenario.events().get(0);
        assertThat(event.timeMillis()).isEqualTo(1_614_604_350_000L);
        assertThat(event.id()).isEqualTo("e1");
        assertThat(List.of("caseNo", "grade", "progress", "tenant", "keywords", "ts", "occurredTs"))
                .extracting(name -> field(event, name))
                .containsExactly(
                        "YU2",
                        "CODE1",
                        "10",
                        "default",
                        List.of("knife", "car"),
                        1_614_604_350_000L,
                        1_614_604_330_000L);
        assertThat(field(event, "lon")).isNull();
        assertThat(scenario.untilMillis()).hasValue(1_614_604_620_000L);
        assertThat(scenario.place()).isEqualTo("s.yaml:4");
    }

    @Test
    void aFieldThatIsCalledLikeAKeyStandsUnderFields() {
        Schema schema = new Schema.Parser().parse("""
                        {"type": "record", "name": "Tram", "fields": [
                          {"name": "type", "type": "string"}, {"name": "line", "type": "int"}]}""");
        List<Scenario> scenarios =
                ScenarioReader.read(new SourceText("s.yaml", """
                        name: tram
                        events:
                          - {at: +1s, type: Tram, line: 7, fields: {type: LOW}}
                        expect: {silence: true}
                        """), catalog.with(schema), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(field(scenarios.get(0).events().get(0), "type")).isEqualTo("LOW");
    }

    @Test
    void everyMistakeHasItsPlaceAndCure() {
        assertThat(read("""
                        name: mistakes
                        events:
                          - {at: 00:00:00, type: Report11}
                          - {at: 60, type: Report112, caseNr: YU1, grade: CODE0, caseNo: YU1, lon: east}
                          - {at: 00:01:00, type: Dispatch, dispatchId: D1, caseNo: YU1}
                        expect:
                          alerts:
                            - {at: 00:01:00, transition: RAISE, detail: {}}
                        """)).isEmpty();
        assertThat(diagnostics.all())
                .extracting(ScenarioReaderTest::firstLine)
                .containsExactly(
                        "s.yaml:3:26: error CEP-2101: there is no event type 'Report11'",
                        "s.yaml:4:10: error CEP-5104: 'at' must be a time, got '60'",
                        "s.yaml:4:31: error CEP-2104: event type 'Report112' has no field 'caseNr'",
                        "s.yaml:4:76: error CEP-5104: 'lon' must be a value of type double, got 'east'",
                        "s.yaml:5:26: error CEP-5103: event type 'Dispatch' needs the field 'status' (string)",
                        "s.yaml:8:34: error CEP-5104: 'expect.alerts.transition' must be one of OPEN, UPDATE, CLOSE, got 'RAISE'",
                        "s.yaml:8:41: error CEP-5102: there is no key 'expect.alerts.detail'");
        assertThat(diagnostics.all()).extracting(Diagnostic::cure).contains("Maybe: 'Report112'.", "Maybe: 'caseNo'.");
    }

    private static String firstLine(Diagnostic diagnostic) {
        return DiagnosticText.of(diagnostic).lines().findFirst().orElseThrow();
    }

    @Test
    void whatIsNoScenario() {
        read("[");
        read("text");
        read("");
        read("name: x\nevents: []\nexpect: {}\n");
        read("name: x\nevents: []\nexpect:\n  silence: true\n  alerts: [{at: 00:00:01, transition: OPEN}]\n");
        assertThat(diagnostics.all())
                .extracting(diagnostic -> diagnostic.code().number())
                .contains(5101, 5103, 5104);
        assertThat(diagnostics.errors()).isEqualTo(7);
    }

    @Test
    void whatCouldNotBeRun() {
        read("""
                name: x
                events:
                  - {at: 00:00:02, type: LprRead, plate: A, cameraId: C1, eventId: twice}
                  - {at: 00:00:02, type: LprRead, plate: A, cameraId: C1, eventId: twice}
                  - {at: 00:00:02, type: LprRead, plate: B, cameraId: C1, eventId: twice}
                  - {at: 00:00:02, ts: 5, type: LprRead, plate: B, camera: C1}
                expect: {silence: true, until: 00:00:01}
                """);
        assertThat(diagnostics.all())
                .extracting(ScenarioReaderTest::firstLine)
                .containsExactly(
                        "s.yaml:5:68: error CEP-5104: two different events of one type and time must have different ids,"
                                + " eventId=twice",
                        "s.yaml:6:20: error CEP-5102: the time of an event is its 'at'",
                        "s.yaml:6:52: error CEP-2104: event type 'LprRead' has no field 'camera'",
                        "s.yaml:7:32: error CEP-5104: 'until' must not be before the last event");
    }
}
