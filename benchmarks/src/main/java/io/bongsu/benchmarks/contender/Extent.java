package io.bongsu.benchmarks.contender;

/** How much is run: a few variants in short rounds, all of them, or all with as many keys and rules as there can be. */
public enum Extent {
    /** Under five minutes for all cases. */
    QUICK,
    /** About an hour for all cases. */
    FULL,
    /** Hours: five million keys, ten thousand patterns in Esper. */
    LONG
}
