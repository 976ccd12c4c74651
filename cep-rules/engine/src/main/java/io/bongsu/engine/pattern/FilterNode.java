package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * Waits for an event that passes the filter.
 *
 * <p>Shape: an active instance is a link in a list of the machine's {@link WaitingFilters}, so that it is found there and
 * leaves in constant time.
 */
record FilterNode(FilterProgram filter, int tag, int level) implements Node {
    /** No tag: the event is not bound. */
    static final int UNTAGGED = -1;

    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Waiting(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Waiting instance = new Waiting(this, parent, machine);
        instance.begin = machine.readBindings(in);
        boolean active = in.readBoolean();
        if (active) {
            instance.order = machine.orderOf(in.readLong());
            machine.waiting().add(instance);
        }
        return instance;
    }

    /** An instance of the node. */
    static final class Waiting extends Instance {
        final FilterNode node;
        Bindings begin;
        /** Place among all instances of the machine in order of start. */
        long order;

        Waiting previous;
        Waiting next;
        /** Where it waits; null while it does not. */
        WaitingList list;

        Waiting(FilterNode node, Receiver parent, PatternMachine machine) {
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
            this.order = machine.nextOrder();
            machine.waiting().add(this);
        }

        @Override
        void quit() {
            machine.waiting().remove(this);
        }

        boolean isActive() {
            return list != null;
        }

        void matched(Event event) {
            if (!isActive()) {
                return;
            }
            Bindings match = node.tag() == UNTAGGED ? begin : begin.with(node.tag(), event);
            boolean quits = !parent().keepsFilter();
            if (quits) {
                quit();
            }
            parent().turnedTrue(this, match, quits);
        }

        @Override
        void discard(Taken taken) {
            if (isActive() && taken.hasAny(begin)) {
                quit();
                parent().turnedFalse(this, true);
            }
        }

        @Override
        boolean isInitial() {
            return isActive() && begin.isEmpty();
        }

        @Override
        boolean isFilter() {
            return true;
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            out.writeBoolean(isActive());
            if (isActive()) {
                out.writeLong(machine.age(order));
            }
        }
    }
}
