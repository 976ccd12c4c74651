package io.bongsu.engine.pattern;

import io.bongsu.engine.calendar.IsoSchedule;
import io.bongsu.engine.calendar.ScheduleCourse;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.time.ZoneId;

/**
 * {@code timer:schedule}: true each time that the schedule gives, permanently false after the last one; an {@code every}
 * above does not start it anew. {@code text} is its ISO-8601 form.
 */
record ScheduleNode(Evaluator text, ZoneId zone) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Scheduled(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Scheduled instance = new Scheduled(this, parent, machine);
        instance.begin = machine.readBindings(in);
        instance.iso = in.readString();
        instance.course =
                ScheduleCourse.resume(IsoSchedule.parse(instance.iso, zone), zone, in.readLong(), in.readLong());
        instance.readTimer(in);
        return instance;
    }

    /** An instance of the node. */
    private static final class Scheduled extends Timed {
        private final ScheduleNode node;
        private Bindings begin;
        private String iso = "";
        private ScheduleCourse course;
        private boolean over;

        Scheduled(ScheduleNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            this.begin = begin;
            takeOrder();
            iso = String.valueOf(machine.evaluate(node.text(), begin));
            course = ScheduleCourse.begin(IsoSchedule.parse(iso, node.zone()), machine.nowMillis(), node.zone());
            long next = course.next(machine.nowMillis());
            if (next == ScheduleCourse.NEVER) {
                parent().turnedFalse(this, false);
            } else {
                set(next);
            }
        }

        @Override
        void due() {
            long next = course.next(machine.nowMillis());
            boolean goesOn = (parent() == machine || parent().keepsFilter()) && next != ScheduleCourse.NEVER;
            parent().turnedTrue(this, begin, !goesOn);
            if (next == ScheduleCourse.NEVER) {
                parent().turnedFalse(this, false);
            } else if (goesOn && !over) {
                set(next);
            }
        }

        @Override
        boolean repeatsItself() {
            return true;
        }

        @Override
        void quit() {
            over = true;
            cancel();
        }

        @Override
        void discard(Taken taken) {
            if (taken.hasAny(begin)) {
                quit();
                parent().turnedFalse(this, true);
            }
        }

        @Override
        boolean isInitial() {
            return false;
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            out.writeString(iso);
            out.writeLong(course.lastMillis());
            out.writeLong(course.counted());
            writeTimer(out);
        }
    }
}
