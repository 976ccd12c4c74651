package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.contender.peer.PeerReader;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.RuleReads;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** What the rules of P5 look like: their text for us and for Esper, their constants, and what they read. */
enum Family {
    EQUALITY(
            "a",
            RuleReads.Family.EQUALITY,
            """
            @name('open') select eventId from CameraRead(camera = $1);
            """,
            "select ts as t, seq as i from CameraRead(camera = $1)",
            rule -> List.of(RuleReads.camera(rule)),
            CameraEvent::readCamera,
            event -> (int) event.getSeq()),
    PATTERN(
            "b",
            RuleReads.Family.PATTERN,
            """
            create context ByPlate partition by plate from CameraRead;
            @name('open') context ByPlate
            select a.eventId as started, b.eventId as ended
            from pattern [every a=CameraRead(camera = $1)
              -> b=CameraRead(camera = $2, plate = a.plate) where timer:within(60 sec)];
            """,
            """
            select b.ts as t, a.seq as i, b.seq as j
            from pattern [every a=CameraRead(camera = $1)
              -> b=CameraRead(camera = $2, plate = a.plate) where timer:within(60 sec)]
            """,
            rule -> List.of(RuleReads.camera(rule), RuleReads.endCamera(rule)),
            CameraEvent::readPlate,
            event -> event.getPlate().hashCode()),
    RANGE(
            "c",
            RuleReads.Family.RANGE,
            """
            @name('open') select eventId from CameraRead(speed between $1 and $2);
            """,
            "select ts as t, seq as i from CameraRead(speed between $1 and $2)",
            rule -> List.of(RuleReads.lowSpeed(rule), RuleReads.lowSpeed(rule) + 1),
            CameraEvent::readSpeed,
            event -> (int) event.getSeq()),
    WINDOW(
            "d",
            RuleReads.Family.WINDOW,
            """
            create context ByCamera partition by camera from CameraRead;
            @name('open') context ByCamera
            select eventId, count(*) as n, avg(speed) as mean
            from CameraRead(zone = $1)#time(60 sec) group by camera having count(*) >= 3 and avg(speed) > 90;
            """,
            """
            select ts as t, seq as i, count(*) as n, avg(speed) as mean
            from CameraRead(zone = $1)#time(60 sec) group by camera having count(*) >= 3 and avg(speed) > 90
            """,
            rule -> List.of(RuleReads.zone(rule)),
            CameraEvent::readZone,
            event -> event.getCamera().hashCode());

    private final String letter;
    private final RuleReads.Family events;
    private final String ours;
    private final String esper;
    private final IntFunction<List<Object>> constants;
    private final PeerReader<CameraEvent> reader;
    private final ToIntFunction<CameraEvent> share;

    Family(
            String letter,
            RuleReads.Family events,
            String ours,
            String esper,
            IntFunction<List<Object>> constants,
            PeerReader<CameraEvent> reader,
            ToIntFunction<CameraEvent> share) {
        this.letter = letter;
        this.events = events;
        this.ours = ours;
        this.esper = esper;
        this.constants = constants;
        this.reader = reader;
        this.share = share;
    }

    /** The family that a variant's letter names. */
    static Family of(String variant) {
        for (Family family : values()) {
            if (variant.startsWith(family.letter + "-")) {
                return family;
            }
        }
        throw new IllegalArgumentException("a variant names a family by its letter, variant=" + variant);
    }

    String letter() {
        return letter;
    }

    RuleReads.Family events() {
        return events;
    }

    RuleSeries series(int rules) {
        return new RuleSeries(ours, esper, rules, constants);
    }

    PeerReader<CameraEvent> reader() {
        return reader;
    }

    /** Which core of Esper's an event belongs to: any, unless the rules keep state. */
    ToIntFunction<CameraEvent> share() {
        return share;
    }
}
