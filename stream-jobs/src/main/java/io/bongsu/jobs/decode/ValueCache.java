package io.bongsu.jobs.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Objects for values of one field that come again, so that asking a filter about them allocates nothing.
 *
 * <p>Shape: bounded, one entry per hash; a field whose values hardly ever come again is no longer cached.
 *
 * <p>Cost: a hash and a comparison of the bytes; at most {@value #ENTRIES} values kept.
 */
final class ValueCache {
    private static final int ENTRIES = 1 << 12;
    /** Look-ups after which the cache must have proven itself, and the longest text worth a look-up. */
    private static final int TRIAL = 1 << 16;

    private static final int LONGEST_BYTES = 64;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Object[] values = new Object[ENTRIES];
    private final byte[][] keys = new byte[ENTRIES][];
    private int asked;
    private int missed;

    /** The text that the bytes are in UTF-8. */
    String text(byte[] bytes, int from, int length) {
        if (values == null || length > LONGEST_BYTES) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int slot = slot(hash(bytes, from, length));
        byte[] key = keys[slot];
        if (key != null && Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
            asked++;
            return (String) values[slot];
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (isWorthIt()) {
            keys[slot] = Arrays.copyOfRange(bytes, from, from + length);
            values[slot] = text;
        }
        return text;
    }

    Long whole(long number) {
        if (values == null || (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE)) {
            return number;
        }
        int slot = slot(number);
        if (values[slot] instanceof Long known && known == number) {
            asked++;
            return known;
        }
        Long made = number;
        if (isWorthIt()) {
            values[slot] = made;
        }
        return made;
    }

    Integer small(int number) {
        if (values == null || (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE)) {
            return number;
        }
        int slot = slot(number);
        if (values[slot] instanceof Integer known && known == number) {
            asked++;
            return known;
        }
        Integer made = number;
        if (isWorthIt()) {
            values[slot] = made;
        }
        return made;
    }

    Double real(long bits) {
        if (values == null) {
            return Double.longBitsToDouble(bits);
        }
        int slot = slot(bits);
        if (values[slot] instanceof Double known && Double.doubleToRawLongBits(known) == bits) {
            asked++;
            return known;
        }
        Double made = Double.longBitsToDouble(bits);
        if (isWorthIt()) {
            values[slot] = made;
        }
        return made;
    }

    private boolean isWorthIt() {
        missed++;
        if (++asked >= TRIAL) {
            if (missed > asked / 2) {
                values = null;
                return false;
            }
            asked = 0;
            missed = 0;
        }
        return true;
    }

    /** The upper bits are the better ones. */
    static long hash(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        for (int end = from + length - Long.BYTES; at <= end; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        for (; at < from + length; at++) {
            hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
        }
        return hash * 0x9E3779B97F4A7C15L;
    }

    private static int slot(long hash) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 52);
    }
}
