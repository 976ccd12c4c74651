package io.bongsu.benchmarks.city;

import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.schemas.EventCatalog;
import java.util.List;

/**
 * The events of a generated nation: every stream of the project's catalog, in the proportions of 51.7 million people.
 *
 * <p>Shape: a block of ten seconds holds {@link #perBlock} events, mixed; each {@link Share} fills its slots. Vehicles,
 * sensors, cases and persons go on from block to block. An event is up to 500 ms old when it comes, one in five up to 3 s,
 * one in a hundred up to what its schema allows.
 *
 * <p>Unit: about 23,000 events per second of event time, the nation's average load.
 */
public final class Nation implements EventStream {
    private static final long serialVersionUID = 1L;

    /** 2026-03-02, 08:00 in Seoul. */
    private static final long BEGIN_MILLIS = 1_772_406_000_000L;

    private static final int BLOCK_MILLIS = 10_000;
    private static final int LATENESS_MILLIS = 10_000;
    /** Place in the list of shares of the last one that no rule reads. */
    private static final int LAST_UNREAD = 5;

    private static final int PLACE = 1;
    private static final int AGE = 2;

    private final long seed;
    private transient volatile Shares shares;

    /** The shares with the slots that each begins at, and the step from one slot of a block to the next. */
    private record Shares(List<Share> all, int[] ends, int perBlock, long step, Chance chance) {
        static Shares of(long seed) {
            Chance chance = new Chance(seed);
            // The largest first: they are found first.
            List<Share> all = List.of(
                    new PlateReads(chance),
                    new Cameras.Statuses(chance),
                    new Cameras.Analytics(chance),
                    new Sensors.Environment(chance),
                    new Roads.Positions(chance),
                    new Roads.Speeds(chance),
                    new Parking(chance),
                    new Sensors.Water(chance),
                    new Persons.Locations(chance),
                    new Sensors.Barriers(chance),
                    new Calls.RouteLegs(chance),
                    new Calls.Dispatches(chance),
                    new Calls.Reports112(chance),
                    new Calls.Reports119(chance),
                    new Persons.Answers(chance),
                    new Persons.Bells(chance));
            int[] ends = new int[all.size()];
            int end = 0;
            for (int i = 0; i < ends.length; i++) {
                end += all.get(i).perBlock();
                ends[i] = end;
            }
            return new Shares(all, ends, end, coprime(end), chance);
        }

        /** Near the golden section, so that each stream's events are spread evenly over the block. */
        private static long coprime(int perBlock) {
            long step = Math.round(perBlock * 0.6180339887);
            while (gcd(step, perBlock) != 1) {
                step++;
            }
            return step;
        }

        private static long gcd(long one, long other) {
            return other == 0 ? one : gcd(other, one % other);
        }

        int slot(long block, int place) {
            return (int) ((place * step + chance.below(perBlock, PLACE, block)) % perBlock);
        }

        int share(int slot) {
            int share = 0;
            while (slot >= ends[share]) {
                share++;
            }
            return share;
        }
    }

    private static final ThreadLocal<AvroRow> ROW = ThreadLocal.withInitial(AvroRow::new);

    public Nation(long seed) {
        this.seed = seed;
    }

    private Shares shares() {
        Shares known = shares;
        if (known == null) {
            known = Shares.of(seed);
            shares = known;
        }
        return known;
    }

    /** Events in ten seconds of event time. */
    public int perBlock() {
        return shares().perBlock();
    }

    /** Whether an event is one of the many that no situation needs: of the streams that no rule reads, or an ordinary plate read. */
    boolean isMass(long index) {
        Shares nation = shares();
        int slot = nation.slot(index / nation.perBlock(), (int) (index % nation.perBlock()));
        int share = nation.share(slot);
        return share == 0 ? slot >= PlateReads.SUSPECT_READS : share <= LAST_UNREAD;
    }

    @Override
    public EventCatalog catalog() {
        return EventCatalog.builtin();
    }

    @Override
    public RawRecord record(long index) {
        Shares nation = shares();
        long block = index / nation.perBlock();
        int slot = nation.slot(block, (int) (index % nation.perBlock()));
        int number = nation.share(slot);
        Share share = nation.all().get(number);
        long time = timeMillis(nation, share, index);
        AvroRow row = ROW.get().begin().text("e", index, 1).number(time);
        share.write(row, block, number == 0 ? slot : slot - nation.ends()[number - 1], time);
        return new RawRecord(share.stream(), Encoding.AVRO, row.bytes(), TOPIC, 0, index, RawRecord.NO_TIMESTAMP);
    }

    @Override
    public long timeMillis(long index) {
        Shares nation = shares();
        int slot = nation.slot(index / nation.perBlock(), (int) (index % nation.perBlock()));
        return timeMillis(nation, nation.all().get(nation.share(slot)), index);
    }

    private static long timeMillis(Shares nation, Share share, long index) {
        long come = BEGIN_MILLIS + index * BLOCK_MILLIS / nation.perBlock();
        int kind = nation.chance().below(100, AGE, index);
        int most = kind == 0 ? share.latenessMillis() : kind < 20 ? 3_000 : 500;
        return come - nation.chance().below(most, AGE + 1, index);
    }

    @Override
    public long latenessMillis() {
        return LATENESS_MILLIS;
    }
}
