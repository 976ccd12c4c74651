package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.floor.FloorContender;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.rule.RulePlans;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.deploy.RuleBundle;
import java.util.ArrayList;
import java.util.List;

/** P1: events that none of 100 rules wants, beside a Flink job that does nothing with them. */
final class PassThrough implements BenchCase {
    private static final String FLOOR = "floor";
    private static final int OF_EACH_SHAPE = 25;
    private static final String BY_KEY =
            "create context ByKey partition by k from Report, k from Read; @name('open') context ByKey ";
    private static final EventStream STREAM = new ReportReads(1, 100_000, 2);

    @Override
    public String name() {
        return "P1";
    }

    @Override
    public String title() {
        return "pass-through: decode and route, 100 rules, nothing matches";
    }

    @Override
    public List<String> variants(Extent extent) {
        return List.of("100 rules");
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, FLOOR);
    }

    @Override
    public EventStream stream(String variant) {
        return STREAM;
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> new LineContender(variant -> LineJob.of(STREAM, rules()));
            case FLOOR -> new FloorContender(STREAM);
            default ->
                throw new IllegalArgumentException("a system of P1 is one of " + systems() + ", system=" + system);
        };
    }

    @Override
    public boolean comparesMatchesOf(String system) {
        return !system.equals(FLOOR);
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.speed(".*", FLOOR, 0.6));
    }

    /** Equality, range, pattern and window; no key, grade or speed of theirs ever comes. */
    private static RuleBundle rules() {
        List<RulePlan> plans = new ArrayList<>();
        plans.addAll(plans("x", "@name('open') select k, speed from Read(k = $1);"));
        plans.addAll(RulePlans.of(
                new RuleSeries(
                        BY_KEY + "select k, speed from Read(speed > $1);", "", OF_EACH_SHAPE, i -> List.of(500.5 + i)),
                STREAM.catalog()));
        plans.addAll(plans(
                "G",
                BY_KEY + "select b.k as k from pattern [every a=Report(grade = $1)"
                        + " -> b=Read(k = a.k, speed < 0) where timer:within(60 sec)];"));
        plans.addAll(plans(
                "w", BY_KEY + "select k, count(*) as n from Read(cameraId = $1)#time(60 sec) having count(*) > 10;"));
        return new RuleBundle(PlanBinary.write(plans));
    }

    private static List<RulePlan> plans(String constant, String epl) {
        return RulePlans.of(new RuleSeries(epl, "", OF_EACH_SHAPE, i -> List.of(constant + i)), STREAM.catalog());
    }
}
