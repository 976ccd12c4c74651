package io.bongsu.language.statement;

/** Numbers the filters of a rule from 0 in text order. */
final class FilterNumbers {
    private int next;

    /** How many are taken. */
    int taken() {
        return next;
    }

    int take() {
        return next++;
    }
}
