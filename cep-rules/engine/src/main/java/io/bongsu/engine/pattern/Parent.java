package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * An instance with any number of running children, in order of start.
 *
 * <p>Shape: a ring through the children themselves, so that neither a child nor having children costs a further object, and
 * a child leaves in constant time.
 */
@SuppressWarnings("ReferenceEquality") // an instance equals itself alone
abstract class Parent extends Instance implements Receiver {
    private Instance first;

    Parent(Receiver parent, PatternMachine machine) {
        super(parent, machine);
    }

    final boolean isChildless() {
        return first == null;
    }

    /** The only child, or null where there is none or more than one. */
    final Instance onlyChild() {
        return first != null && first.after == first ? first : null;
    }

    final void add(Instance child) {
        if (first == null) {
            first = child;
            child.before = child;
            child.after = child;
        } else {
            Instance last = first.before;
            last.after = child;
            child.before = last;
            child.after = first;
            first.before = child;
        }
    }

    /** Whether the instance, which this one has made, is still among its children. */
    static boolean isChild(Instance child) {
        return child.after != null;
    }

    /** Takes the child out, if it is in. */
    final void remove(Instance child) {
        if (!isChild(child)) {
            return;
        }
        if (child.after == child) {
            first = null;
        } else {
            child.before.after = child.after;
            child.after.before = child.before;
            if (first == child) {
                first = child.after;
            }
        }
        child.before = null;
        child.after = null;
    }

    /** Tells all children to quit and forgets them. */
    @Override
    void quit() {
        while (first != null) {
            Instance child = first;
            remove(child);
            child.quit();
        }
    }

    /** Writes how many children there are, then each of them. */
    final void writeChildren(StateOutput out) {
        int count = 0;
        for (Instance child = first; child != null; child = next(child)) {
            count++;
        }
        out.writeSize(count);
        for (Instance child = first; child != null; child = next(child)) {
            writeChild(child, out);
        }
    }

    private Instance next(Instance child) {
        return child.after == first ? null : child.after;
    }

    @Override
    public final int numberOf(Instance wanted) {
        int number = 0;
        for (Instance child = first; child != null; child = next(child)) {
            if (child == wanted) {
                return number;
            }
            number++;
        }
        return -1;
    }

    @Override
    public final Instance child(int number) {
        Instance child = first;
        for (int i = 0; i < number && child != null; i++) {
            child = next(child);
        }
        return child;
    }

    /** Tells all children that are there now. */
    final void discardBelow(Taken taken) {
        List<Instance> children = new ArrayList<>();
        for (Instance child = first; child != null; child = next(child)) {
            children.add(child);
        }
        children.forEach(child -> child.discard(taken));
    }

    /** Whether a false that a part below tells is not passed on once this has ended. */
    boolean swallowsFalse() {
        return false;
    }

    abstract void writeChild(Instance child, StateOutput out);
}
