package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;

/**
 * Reads for a number of rules that differ only in constants: however many rules there are, the same share of the reads is
 * wanted by some rule, each by one; all others by none.
 *
 * <p>Shape: one read each {@code everyMicros} of event time, at least {@value #FASTEST_MICROS}; an eighth up to 200 ms late. Every 16th read is a hit, with the constant of a
 * rule; a fifth of the hits goes to one rule in a hundred. What else a family needs says {@link Family}.
 */
public final class RuleReads implements EventStream {
    private static final long serialVersionUID = 1L;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int FASTEST_MICROS = 100;
    private static final int EVERY = 16;
    private static final int FIRST_END = EVERY / 2;
    private static final int STRANGERS = 20_000;
    private static final int PLATES = 1_000_000;
    private static final int BURST = 4;
    private static final int NOBODY = -1;

    /** How many starts an end looks back, by its number modulo 8: 0.25 to 20 s, and one 61 s, at the fastest. */
    private static final int[] STARTS_BACK = {160, 1_280, 3_040, 4_800, 6_560, 8_320, 12_480, 38_400};

    /** What the rules look at. */
    public enum Family {
        /** The camera. */
        EQUALITY,
        /**
         * A plate first at camera {@code A<rule>}, then at {@code B<rule>}: a hit is a start, and as many reads end one; of
         * eight ends one comes after the minute that rules wait.
         */
        PATTERN,
        /** The speed, from {@link #lowSpeed} of the rule to 1 km/h more; all other speeds lie between two rules' ranges. */
        RANGE,
        /** The zone; four hits in a row are of one camera of the zone, which never reads twice in one ms. */
        WINDOW
    }

    private final long seed;
    private final Family family;
    private final int rules;
    private final long everyMicros;

    public RuleReads(long seed, Family family, int rules, long everyMicros) {
        if (everyMicros < FASTEST_MICROS) {
            throw new IllegalArgumentException(
                    "reads come at most each " + FASTEST_MICROS + " µs, everyMicros=" + everyMicros);
        }
        this.everyMicros = everyMicros;
        this.seed = seed;
        this.family = family;
        this.rules = rules;
    }

    /** The constant of a rule of {@link Family#EQUALITY}, and of the start of a {@link Family#PATTERN}. */
    public static String camera(int rule) {
        return "A" + (10_000 + rule);
    }

    /** The constant of the end of a {@link Family#PATTERN}. */
    public static String endCamera(int rule) {
        return "B" + (10_000 + rule);
    }

    /** The constant of a rule of {@link Family#WINDOW}. */
    public static String zone(int rule) {
        return "Z" + (10_000 + rule);
    }

    /** The constant of a rule of {@link Family#RANGE}. */
    public static double lowSpeed(int rule) {
        return 1_000 + 2.0 * rule;
    }

    @Override
    public EventCatalog catalog() {
        return CameraRead.catalog();
    }

    @Override
    public RawRecord record(long index) {
        long draw = Draw.at(seed, index);
        long time = timeMillis(index);
        long number = index / EVERY;
        boolean hit = index % EVERY == 0;
        String camera = "M" + (10_000 + Draw.below(draw, STRANGERS));
        String zone = "Y" + (10_000 + Draw.below(draw, STRANGERS));
        String plate = "Q" + (1_000_000 + Draw.below(draw, PLATES));
        double speed = 30 + 0.5 * Draw.below(draw, 100);
        switch (family) {
            case EQUALITY -> camera = hit ? camera(rule(number)) : camera;
            case PATTERN -> {
                long start = start(index);
                if (start > NOBODY) {
                    camera = hit ? camera(rule(start)) : endCamera(rule(start));
                    plate = "P" + (1_000_000 + start);
                }
            }
            case RANGE -> {
                int near = hit ? rule(number) : Draw.below(draw, rules);
                speed = lowSpeed(near) + (hit ? 0.5 * Draw.below(draw, 3) : 1.5);
            }
            case WINDOW -> {
                if (hit) {
                    int seen = zoneCamera(number);
                    camera = "C" + (100_000 + seen);
                    zone = zone(seen / 2);
                    speed += isFast(seen, index) ? 60 : 0;
                }
            }
        }
        return CameraRead.record(index, time, camera, zone, plate, speed);
    }

    private int rule(long number) {
        return Draw.skewedBelow(Draw.at(seed + 1, number), rules);
    }

    /** The number of the start that this read is or ends; {@link #NOBODY} where it is neither. */
    private static long start(long index) {
        long number = index / EVERY;
        if (index % EVERY == 0) {
            return number;
        }
        return index % EVERY == FIRST_END ? Math.max(NOBODY, number - STARTS_BACK[(int) (number % 8)]) : NOBODY;
    }

    /** Two cameras per zone. */
    private int zoneCamera(long number) {
        long burst = number / BURST;
        return 2 * rule(burst) + (int) (burst & 1);
    }

    private boolean isFast(int camera, long index) {
        long minute = elapsedMillis(index) / 60_000;
        return Draw.at(seed + 2, camera * 1_000_003L + minute) % 4 == 0;
    }

    /** Lines are slow by camera where a camera's order matters, else by read. */
    @Override
    public long timeMillis(long index) {
        boolean byCamera = family == Family.WINDOW && index % EVERY == 0;
        long line = byCamera ? zoneCamera(index / EVERY) : index;
        return START_MILLIS + elapsedMillis(index) - Draw.lateMillis(Draw.at(seed + 3, line), latenessMillis());
    }

    private long elapsedMillis(long index) {
        return index * everyMicros / 1_000;
    }

    @Override
    public long latenessMillis() {
        return 200;
    }
}
