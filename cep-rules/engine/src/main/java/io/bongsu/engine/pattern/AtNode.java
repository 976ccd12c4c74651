package io.bongsu.engine.pattern;

import io.bongsu.engine.calendar.CrontabProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code timer:at}: true once, when the crontab comes next; never if that cannot be told. */
record AtNode(CrontabProgram crontab) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Awaiting(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Awaiting instance = new Awaiting(this, parent, machine);
        instance.begin = machine.readBindings(in);
        instance.readTimer(in);
        return instance;
    }

    /** An instance of the node. */
    private static final class Awaiting extends Timed {
        private final AtNode node;
        private Bindings begin;

        Awaiting(AtNode node, Receiver parent, PatternMachine machine) {
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
            try {
                set(node.crontab().in(machine.scope(begin)).nextAfter(machine.nowMillis()));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // What earlier events say is no crontab: its time does not come.
                dueMillis = Long.MAX_VALUE;
            }
        }

        @Override
        void due() {
            parent().turnedTrue(this, begin, true);
        }

        @Override
        void quit() {
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
            writeTimer(out);
        }
    }
}
