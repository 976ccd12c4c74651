package io.bongsu.engine.partition;

import io.bongsu.engine.timer.DueQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The states of the rules that keep something under one key, and which of them is due first.
 *
 * <p>Shape: ascending by slot; what many states need is made when there are two.
 *
 * <p>Cost: an event costs the same, however many rules have a state here; a state comes or goes in O(states).
 */
final class RuleStates {
    private static final RuleState[] NONE = {};

    private RuleState[] states = NONE;
    /** Null while there are fewer than two states. */
    private Several several;

    private static final class Several {
        private final DueQueue<RuleState> due = new DueQueue<>();
        private final List<RuleState> touched = new ArrayList<>();

        void changed(RuleState state) {
            due.set(state, state.nextDueMillis());
            touched.add(state);
        }
    }

    int size() {
        return states.length;
    }

    RuleState get(int index) {
        return states[index];
    }

    /** The rule's state, or null. */
    RuleState find(RuleProgram rule) {
        int place = place(rule.slot());
        return place >= 0 ? states[place] : null;
    }

    /** Does what is due at the time, which is that of the state that is due first. */
    void onTime(long timeMillis) {
        if (several == null) {
            states[0].onTime(timeMillis);
        } else {
            onTimeOfSeveral(timeMillis);
        }
    }

    /** Rules due at one time, by slot. */
    private void onTimeOfSeveral(long timeMillis) {
        List<RuleState> now = new ArrayList<>();
        while (several.due.firstMillis() <= timeMillis) {
            now.add(several.due.poll());
        }
        now.sort(Comparator.comparingInt(state -> state.program().slot()));
        // Whatever happens to one of them, the others stay due.
        now.forEach(this::changed);
        for (RuleState state : now) {
            try {
                state.onTime(timeMillis);
            } finally {
                changed(state);
            }
        }
    }

    /** Moves all states to the time at once. */
    void jump(long timeMillis) {
        for (RuleState state : states.clone()) {
            state.jump(timeMillis);
            changed(state);
        }
    }

    /** Forgets those of the touched states that are as at their start. */
    void forgetInitial() {
        if (several != null) {
            for (RuleState state : List.copyOf(several.touched)) {
                if (state.isInitial()) {
                    forget(state);
                }
            }
            if (several != null) {
                several.touched.clear();
            }
        } else if (states.length == 1 && states[0].isInitial()) {
            states = NONE;
        }
    }

    private void forget(RuleState state) {
        int place = place(state.program().slot());
        if (place < 0) {
            return;
        }
        RuleState[] rest = new RuleState[states.length - 1];
        System.arraycopy(states, 0, rest, 0, place);
        System.arraycopy(states, place + 1, rest, place, rest.length - place);
        states = rest;
        if (several != null) {
            several.due.set(state, Partition.NEVER);
            if (rest.length < 2) {
                several = null;
            }
        }
    }

    /** Where the state of a slot is, or, as {@code -(place + 1)}, where it would be. */
    private int place(int slot) {
        int low = 0;
        int high = states.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = states[middle].program().slot();
            if (there == slot) {
                return middle;
            }
            if (there < slot) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    void keep(RuleState state) {
        int place = -(place(state.program().slot()) + 1);
        RuleState[] more = new RuleState[states.length + 1];
        System.arraycopy(states, 0, more, 0, place);
        more[place] = state;
        System.arraycopy(states, place, more, place + 1, states.length - place);
        states = more;
        if (several != null) {
            several.changed(state);
        } else if (more.length > 1) {
            several = new Several();
            for (RuleState one : more) {
                several.changed(one);
            }
        }
    }

    /** Something happened to the state. */
    void changed(RuleState state) {
        if (several != null) {
            several.changed(state);
        }
    }

    /** When {@link #onTime} has something to do, or {@link Partition#NEVER}. */
    long nextDueMillis() {
        if (several != null) {
            return several.due.firstMillis();
        }
        return states.length == 0 ? Partition.NEVER : states[0].nextDueMillis();
    }
}
