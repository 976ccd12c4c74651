package io.bongsu.engine.partition;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Events of many partitions that event time has not reached: gives them back in time order.
 *
 * <p>Shape: a bucket per millisecond. Events of one partition and one time come by id, then by stream (see {@code
 * EventOrder}), and the same event (type, time, id) only once; between partitions, order within a millisecond means nothing.
 *
 * <p>Cost: a hash look-up per event and a sort of its bucket by the key's hash; ids are looked at only where two events of
 * one millisecond may belong to one partition. One queue for all keys, because a sort buffer and a timer per key cost
 * more than the rules themselves.
 */
public final class PendingEvents {
    private static final int SPARE_BUCKETS = 64;

    private final Long2ObjectOpenHashMap<Bucket> buckets = new Long2ObjectOpenHashMap<>();
    private final LongHeapPriorityQueue times = new LongHeapPriorityQueue();
    private final ArrayDeque<Bucket> spare = new ArrayDeque<>();
    private long[] order = new long[64];
    private Bucket latest;
    private long latestMillis;
    private int size;
    private long repeated;

    private static final class Bucket {
        private RoutedEvent[] events = new RoutedEvent[4];
        private int size;

        void add(RoutedEvent event) {
            if (size == events.length) {
                events = Arrays.copyOf(events, 2 * size);
            }
            events[size++] = event;
        }

        void clear() {
            Arrays.fill(events, 0, size, null);
            size = 0;
        }
    }

    public void add(RoutedEvent event) {
        long time = event.timeMillis();
        Bucket bucket = latest != null && time == latestMillis ? latest : bucket(time);
        bucket.add(event);
        size++;
    }

    private Bucket bucket(long time) {
        Bucket bucket = buckets.get(time);
        if (bucket == null) {
            bucket = spare.isEmpty() ? new Bucket() : spare.poll();
            buckets.put(time, bucket);
            times.enqueue(time);
        }
        latest = bucket;
        latestMillis = time;
        return bucket;
    }

    public int size() {
        return size;
    }

    /** Time of the earliest event, or {@link Partition#NEVER}. */
    public long firstMillis() {
        return times.isEmpty() ? Partition.NEVER : times.firstLong();
    }

    /** Gives out, and forgets, all events at or before the time. */
    public void release(long watermarkMillis, Consumer<RoutedEvent> out) {
        while (!times.isEmpty() && times.firstLong() <= watermarkMillis) {
            long time = times.dequeueLong();
            Bucket bucket = buckets.remove(time);
            if (bucket == latest) {
                latest = null;
            }
            size -= bucket.size;
            give(bucket, out);
            bucket.clear();
            if (spare.size() < SPARE_BUCKETS) {
                spare.add(bucket);
            }
        }
    }

    /** Sorts by the key's hash as plain numbers, and by id only where a hash comes twice. */
    private void give(Bucket bucket, Consumer<RoutedEvent> out) {
        RoutedEvent[] events = bucket.events;
        int count = bucket.size;
        if (count == 1) {
            out.accept(events[0]);
            return;
        }
        if (order.length < count) {
            order = new long[Math.max(count, 2 * order.length)];
        }
        for (int i = 0; i < count; i++) {
            order[i] = (long) events[i].keyHash() << Integer.SIZE | i;
        }
        Arrays.sort(order, 0, count);
        for (int from = 0; from < count; ) {
            int hash = (int) (order[from] >> Integer.SIZE);
            int end = from + 1;
            while (end < count && (int) (order[end] >> Integer.SIZE) == hash) {
                end++;
            }
            if (end == from + 1) {
                out.accept(events[(int) order[from]]);
            } else {
                giveOfOneHash(events, from, end, out);
            }
            from = end;
        }
    }

    private void giveOfOneHash(RoutedEvent[] events, int from, int end, Consumer<RoutedEvent> out) {
        RoutedEvent[] same = new RoutedEvent[end - from];
        for (int i = from; i < end; i++) {
            same[i - from] = events[(int) order[i]];
        }
        Arrays.sort(same, (one, other) -> EventOrder.INSTANCE.compare(one.event(), other.event()));
        for (int i = 0; i < same.length; i++) {
            if (isRepeated(same, i)) {
                repeated++;
            } else {
                out.accept(same[i]);
            }
        }
    }

    /** Events of different keys may have one hash. */
    private static boolean isRepeated(RoutedEvent[] events, int index) {
        RoutedEvent one = events[index];
        for (int i = index - 1; i >= 0; i--) {
            if (EventOrder.INSTANCE.compare(events[i].event(), one.event()) != 0) {
                return false;
            }
            if (events[i].key().equals(one.key())) {
                return true;
            }
        }
        return false;
    }

    /** Looks at each event, in no particular order. */
    public void forEach(Consumer<RoutedEvent> look) {
        for (Bucket bucket : buckets.values()) {
            for (int i = 0; i < bucket.size; i++) {
                look.accept(bucket.events[i]);
            }
        }
    }

    /** Events given out only once though they came again, since the last call. */
    public long takeRepeated() {
        long count = repeated;
        repeated = 0;
        return count;
    }
}
