package io.bongsu.engine.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name that is a function of values alone: SHA-256 over them, cut to 128 bits, in hex. */
final class Fingerprint {
    private static final int BYTES = 16;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a scalar, list or map by its text, with its length before it, so that no two sequences look alike. */
    Fingerprint add(Object value) {
        byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update((value == null ? "-" : Integer.toString(text.length)).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(text);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
