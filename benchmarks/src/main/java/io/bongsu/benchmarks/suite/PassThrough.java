package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.floor.FloorContender;
import io.bongsu.benchmarks.contender.ours.BenchRules;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import java.util.ArrayList;
import java.util.List;

/** P1: events that none of 100 rules wants, beside a Flink job that does nothing with them. */
final class PassThrough implements BenchCase {
    private static final String FLOOR = "floor";
    private static final int SHAPES = 4;
    private static final int OF_EACH_SHAPE = 25;
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
    public List<String> variants(boolean quick) {
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
            case OURS ->
                new LineContender(variant -> LineJob.of(STREAM, BenchRules.compile(STREAM.catalog(), rules())));
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
    private static List<String> rules() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < OF_EACH_SHAPE; i++) {
            rules.add("@name('open') select k, speed from Read(k = 'x" + i + "');");
            rules.add("create context ByKey partition by k from Read;\n"
                    + "@name('open') context ByKey select k, speed from Read(speed > " + (500 + i) + ");");
            rules.add("create context ByKey partition by k from Report, k from Read;\n"
                    + "@name('open') context ByKey select b.k as k from pattern [every a=Report(grade = 'G" + i
                    + "') -> b=Read(k = a.k) where timer:within(60 sec)];");
            rules.add("create context ByCamera partition by cameraId from Read;\n"
                    + "@name('open') context ByCamera select cameraId, count(*) as n from Read(k = 'w" + i
                    + "')#time(60 sec) having count(*) > 10;");
        }
        if (rules.size() != SHAPES * OF_EACH_SHAPE) {
            throw new IllegalStateException("the case has 100 rules, rules=" + rules.size());
        }
        return rules;
    }
}
