package io.bongsu.jobs.raise;

import io.bongsu.engine.timer.DueQueue;
import io.bongsu.jobs.detect.StoredKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * The situations of a subtask: the least recently used beyond a number live in keyed state alone, the others on the heap too.
 *
 * <p>Shape: writes back on eviction and on {@link #flush}: state and timers agree with the heap after a flush, and only then.
 * A situation that is over stays, as a note to clear its state, until it is written back; one that was never written is
 * gone at once.
 *
 * <p>Cost: a cached situation costs no state access; a new one costs none either.
 */
final class SituationCache {
    private final int capacity;
    private final KeyedStateBackend<String> backend;
    private final ValueState<byte[]> state;
    private final InternalTimerService<VoidNamespace> timers;
    private final StoredKeys<String> storedKeys;
    private final LinkedHashMap<String, Situation> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final DueQueue<Situation> due = new DueQueue<>();
    private long watermarkMillis = Long.MIN_VALUE;

    SituationCache(
            int capacity,
            KeyedStateBackend<String> backend,
            ValueState<byte[]> state,
            InternalTimerService<VoidNamespace> timers,
            StoredKeys<String> storedKeys) {
        this.capacity = capacity;
        this.backend = backend;
        this.state = state;
        this.timers = timers;
        this.storedKeys = storedKeys;
    }

    /** The situation of the fingerprint, new if nothing is kept under it; {@link #changed} must follow. */
    Situation open(String fingerprint) throws IOException {
        Situation known = find(fingerprint);
        if (known != null) {
            return known;
        }
        Situation situation = new Situation(fingerprint);
        cache.put(fingerprint, situation);
        return situation;
    }

    private Situation find(String fingerprint) throws IOException {
        Situation situation = cache.get(fingerprint);
        if (situation != null || !storedKeys.mayContain(fingerprint)) {
            return situation;
        }
        backend.setCurrentKey(fingerprint);
        byte[] bytes = state.value();
        if (bytes == null) {
            storedKeys.missed();
            return null;
        }
        situation = Situation.decode(fingerprint, bytes);
        cache.put(fingerprint, situation);
        due.set(situation, situation.nextDueMillis());
        return situation;
    }

    /** Something happened to the situation. */
    void changed(Situation situation) throws IOException {
        situation.dirty(true);
        if (situation.isOver(watermarkMillis)) {
            situation.forget();
            due.set(situation, DueQueue.NEVER);
            if (!situation.isStored()) {
                cache.remove(situation.fingerprint());
            }
        } else {
            due.set(situation, situation.nextDueMillis());
        }
        evict();
    }

    /** Moves event time. */
    void time(long watermarkMillis) {
        this.watermarkMillis = Math.max(this.watermarkMillis, watermarkMillis);
        storedKeys.time();
    }

    /** A cached situation that is due by now, or null; {@link #changed} must follow. */
    Situation pollDue() {
        return due.firstMillis() <= watermarkMillis ? due.poll() : null;
    }

    private void evict() throws IOException {
        while (cache.size() > capacity) {
            Iterator<Situation> eldest = cache.values().iterator();
            Situation situation = eldest.next();
            eldest.remove();
            due.set(situation, DueQueue.NEVER);
            if (situation.isDirty()) {
                write(situation);
            }
        }
    }

    /** Writes back all that keyed state does not know. */
    void flush() throws IOException {
        List<Situation> over = new ArrayList<>();
        for (Situation situation : cache.values()) {
            if (situation.isDirty()) {
                write(situation);
                if (!situation.isStored()) {
                    over.add(situation);
                }
            }
        }
        over.forEach(situation -> cache.remove(situation.fingerprint()));
    }

    private void write(Situation situation) throws IOException {
        backend.setCurrentKey(situation.fingerprint());
        situation.dirty(false);
        if (situation.isOver(watermarkMillis)) {
            if (situation.isStored()) {
                // Its timer stays and finds nothing: to take it out would cost what it costs to let it fire.
                state.clear();
                storedKeys.remove(situation.fingerprint());
                situation.stored(false);
            }
            return;
        }
        long next = situation.nextDueMillis();
        if (next < situation.timerMillis()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, next);
            situation.timer(next);
        }
        state.update(situation.encode());
        if (!situation.isStored()) {
            situation.stored(true);
            storedKeys.add(situation.fingerprint());
        }
    }

    /** The Flink timer of the fingerprint and time has fired: its situation, or null; {@link #changed} must follow. */
    Situation fired(String fingerprint, long timeMillis) throws IOException {
        Situation situation = find(fingerprint);
        if (situation != null && situation.timerMillis() == timeMillis) {
            situation.timer(DueQueue.NEVER);
        }
        return situation;
    }

    int size() {
        return cache.size();
    }

    void close() {
        storedKeys.close();
    }
}
