package io.bongsu.jobs;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.DeployedOperator.Surroundings;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A rule by hand: {@code every a=LprRead -> b=LprRead(cameraId != a.cameraId) where timer:within(60 s)}, per plate. */
public final class PlateRules {
    public static final StreamCatalog CATALOG = StreamCatalog.of(EventCatalog.builtin());
    public static final EventType READ = EventCatalog.builtin().get("LprRead").type();
    public static final Surroundings SURROUNDINGS = new Surroundings(CATALOG.table(), ReferenceData.EMPTY);
    /** An hour that lies well within the times that decode takes. */
    public static final long START = 1_614_604_320_000L;

    private PlateRules() {}

    public static RulePlan twoCameras() {
        return twoCameras("9f0e2a4e-0000-4000-8000-000000000001", "0");
    }

    /** The same rule as another one, or in another version. */
    public static RulePlan twoCameras(String id, String sha256) {
        ExprPlan otherCamera =
                new Compare(CompareOp.NOT_EQUAL, field(FieldRef.OWN, "cameraId"), field("a", "cameraId"));
        PatternPlan first = new PatternPlan.Every(
                new PatternPlan.Filter(new FilterPlan(0, "LprRead", List.of()), Optional.of("a")));
        PatternPlan second = new PatternPlan.Within(
                new PatternPlan.Filter(new FilterPlan(1, "LprRead", List.of(otherCamera)), Optional.of("b")),
                new Literal(60_000L, ValueType.LONG));
        StatementPlan open = new StatementPlan(
                "open",
                Role.OPEN,
                new InputPlan.Pattern(
                        new PatternPlan.FollowedBy(List.of(first, second)),
                        List.of(new TagPlan("a", "LprRead", false), new TagPlan("b", "LprRead", false))),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(
                        new ColumnPlan("plate", field("a", "plate")),
                        new ColumnPlan("from", field("a", "cameraId")),
                        new ColumnPlan("to", field("b", "cameraId"))),
                Optional.empty());
        return new RulePlan(
                new RuleInfo(id, "two-cameras", "Two cameras", "112-video", 1, sha256, "TEST"),
                new KeyPlan(KeyPlan.Mode.CONTEXT, List.of(new KeyPlan.StreamKey("LprRead", List.of("plate")))),
                List.of(READ),
                List.of(),
                List.of(open),
                new AlertPlan(
                        new AlertPlan.CapWords("Minor", "Future", "Possible"),
                        new AlertPlan.CapWords("Minor", "Future", "Possible"),
                        "{plate} from {from} to {to}",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new AlertPlan.Place("", ""),
                        0));
    }

    /** A rule that inserts each read into a stream which it inserts into itself again, for ever. */
    public static RulePlan feedingItself() {
        RulePlan like = twoCameras("9f0e2a4e-0000-4000-8000-000000000003", "0");
        EventType loop = new EventType("Loop", List.of(new Field("plate", ValueType.STRING)));
        return new RulePlan(
                like.info(),
                new KeyPlan(
                        KeyPlan.Mode.CONTEXT,
                        List.of(
                                new KeyPlan.StreamKey("LprRead", List.of("plate")),
                                new KeyPlan.StreamKey("Loop", List.of("plate")))),
                List.of(READ),
                List.of(loop),
                List.of(intoLoop("begin", 0, "LprRead"), intoLoop("again", 1, "Loop")),
                like.alert());
    }

    private static StatementPlan intoLoop(String name, int filter, String stream) {
        return new StatementPlan(
                name,
                Role.STEP,
                new InputPlan.Stream(new FilterPlan(filter, stream, List.of()), Optional.empty()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new ColumnPlan("plate", field(FieldRef.OWN, "plate"))),
                Optional.of("Loop"));
    }

    private static FieldRef field(String source, String name) {
        return new FieldRef(source, List.of(Step.field(name)), ValueType.STRING);
    }

    public static byte[] bundle() {
        return PlanBinary.write(List.of(twoCameras()));
    }

    public static RuleSet rules() {
        TreeMap<Integer, RulePlan> plans = new TreeMap<>();
        plans.put(0, twoCameras());
        return RuleSet.of(plans, CATALOG.types(), Geography.EMPTY);
    }

    /** A plate read so many seconds after {@link #START}. */
    public static Event read(String plate, String camera, long seconds) {
        return readAt(plate, camera, 1_000 * seconds);
    }

    /** A plate read so many milliseconds after {@link #START}. */
    public static Event readAt(String plate, String camera, long millis) {
        Object[] values = new Object[READ.fields().size()];
        String id = plate + "@" + camera + "@" + millis;
        long time = START + millis;
        values[READ.indexOf("eventId")] = id;
        values[READ.indexOf("ts")] = time;
        values[READ.indexOf("tenant")] = "default";
        values[READ.indexOf("source")] = "";
        values[READ.indexOf("plate")] = plate;
        values[READ.indexOf("cameraId")] = camera;
        return Event.of(READ, time, id, values, new Origin("reads", 0, millis));
    }
}
