package io.bongsu.engine.alert;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A name that is a function of values alone: SHA-256 over them, cut to 128 bits, in hex.
 *
 * <p>Cost: one per thread, with its digest and its room: to look a digest up costs more than to use it. What is added is
 * collected and hashed at once.
 */
final class Fingerprint {
    private static final ThreadLocal<Fingerprint> OF_THREAD = ThreadLocal.withInitial(Fingerprint::new);
    private static final int BYTES = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;
    private final byte[] hash;
    private final byte[] hex = new byte[2 * BYTES];
    private byte[] bytes = new byte[512];
    private int length;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        hash = new byte[digest.getDigestLength()];
    }

    /** Begins a name; it must be done before this thread begins the next one. */
    static Fingerprint begin() {
        Fingerprint fingerprint = OF_THREAD.get();
        fingerprint.length = 0;
        return fingerprint;
    }

    /** Adds a scalar, list or map by its text, with its length before it, so that no two sequences look alike. */
    Fingerprint add(Object value) {
        if (value == null) {
            put("-:null");
            return this;
        }
        String text = value.toString();
        int start = length;
        putSize(text.length());
        put(":");
        if (!put(text)) {
            length = start;
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            putSize(utf8.length);
            put(":");
            room(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
        return this;
    }

    /** Adds a value as {@link #add}, a number by its bits: its text may cost more than the hash. */
    Fingerprint addBits(Object value) {
        if (value instanceof Double number) {
            return addBits('d', Double.doubleToLongBits(number));
        }
        return value instanceof Long number ? addNumber(number) : add(value);
    }

    Fingerprint addNumber(long number) {
        return addBits('l', number);
    }

    private Fingerprint addBits(char kind, long bits) {
        room(1 + Long.BYTES);
        bytes[length++] = (byte) kind;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
        return this;
    }

    /** False, and nothing put, for text that is not ASCII. */
    private boolean put(String text) {
        int size = text.length();
        room(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            bytes[length + i] = (byte) c;
        }
        length += size;
        return true;
    }

    /** As decimal text; most are below ten or a hundred, and need no text of their own. */
    private void putSize(int size) {
        if (size >= 100) {
            put(Integer.toString(size));
            return;
        }
        room(2);
        if (size >= 10) {
            bytes[length++] = (byte) ('0' + size / 10);
        }
        bytes[length++] = (byte) ('0' + size % 10);
    }

    private void room(int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
        }
    }

    String hex() {
        digest.update(bytes, 0, length);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash fits its room", e);
        }
        for (int i = 0; i < BYTES; i++) {
            hex[2 * i] = DIGITS[hash[i] >> 4 & 0xf];
            hex[2 * i + 1] = DIGITS[hash[i] & 0xf];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
