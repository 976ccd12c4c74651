package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is left of a {@link Guarded} part that has ended while its timer runs on: when that is due the part is said to be
 * false once more, to the nearest part above that still runs.
 *
 * <p>Shape: between writing and reading an echo is a path from the top of the tree: the parts in between have ended, and
 * what has ended passes a false on. An {@code every} or {@code not} that has ended does not: then there is no echo.
 *
 * <p>Source: what Esper 9 puts out for {@code every ((A and not B) where timer:within(10 sec))}: after a B it waits twice
 * from the timer on.
 */
final class Echo extends Timed {
    private Echo(Receiver parent, PatternMachine machine) {
        super(parent, machine);
    }

    /** Writes those among the timers, as many as can still be heard. */
    static void writeAll(PatternMachine machine, StateOutput out) {
        List<Timed> echoes = new ArrayList<>();
        machine.timers().forEach(timed -> {
            if (timed.isEcho() && path(timed) != null) {
                echoes.add(timed);
            }
        });
        echoes.sort(Comparator.comparingLong((Timed one) -> one.dueMillis).thenComparingLong(one -> one.order));
        out.writeSize(echoes.size());
        for (Timed echo : echoes) {
            List<Integer> path = path(echo);
            out.writeSize(path.size());
            path.forEach(out::writeSize);
            echo.writeTimer(out);
        }
    }

    static void readAll(PatternMachine machine, StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Receiver at = machine;
            int length = in.readCount();
            for (int n = 0; n < length; n++) {
                at = (Receiver) at.child(in.readSize());
            }
            new Echo(at, machine).readTimer(in);
        }
    }

    /** From the top to the nearest running part above; null if none hears it. */
    private static List<Integer> path(Timed echo) {
        List<Instance> above = new ArrayList<>();
        for (Receiver at = echo.parent(); at instanceof Instance instance; at = instance.parent()) {
            above.add(0, instance);
        }
        List<Integer> path = new ArrayList<>();
        Receiver at = echo.machine;
        for (Instance next : above) {
            int number = path.size() < above.indexOf(next) ? -1 : at.numberOf(next);
            if (number >= 0) {
                path.add(number);
                at = (Receiver) next;
            } else if (next instanceof Parent every && every.swallowsFalse()
                    || next.isNot()
                    || next.node() instanceof RepeatNode) {
                return null;
            }
        }
        return path.isEmpty() ? null : path;
    }

    @Override
    Node node() {
        return null;
    }

    @Override
    void start(Bindings begin) {
        throw new IllegalStateException("an echo is not started");
    }

    @Override
    void due() {
        parent().turnedFalse(this, true);
    }

    @Override
    boolean isEcho() {
        return true;
    }

    @Override
    void quit() {
        // It has ended already.
    }

    @Override
    boolean isInitial() {
        return false;
    }

    @Override
    void write(StateOutput out) {
        throw new IllegalStateException("an echo is no part of the tree");
    }

    @Override
    void discard(Taken taken) {
        // It binds nothing.
    }
}
