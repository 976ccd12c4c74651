package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Rule plans as bytes: what is deployed.
 *
 * <p>Shape: magic {@code BGPL}, format version (4 bytes), length of the content (4 bytes), its CRC-32 (4 bytes), content:
 * a number of plans, then each. A record is its components in order; a case of a sealed family is its simple name before
 * it; texts and event types are written once and then referred to by number. Integers are zigzag varints. Big-endian.
 * Equal plans give equal bytes.
 *
 * <p>Cost: one pass each way; reading allocates no more than a small multiple of the bytes given.
 *
 * <p>Errors: {@link PlanException} for anything that is not exactly what {@link #write} makes in this
 * {@link RulePlan#FORMAT_VERSION}.
 */
public final class PlanBinary {
    private static final int MAGIC = 0x4247_504C;
    private static final int HEADER_BYTES = 16;
    private static final PlanCodec RULE = PlanCodecs.of(RulePlan.class);

    private PlanBinary() {}

    public static byte[] write(List<RulePlan> plans) {
        PlanOutput content = new PlanOutput();
        content.count(plans.size());
        for (RulePlan plan : plans) {
            RULE.write(plan, content);
        }
        byte[] bytes = content.toBytes();
        PlanOutput file = new PlanOutput();
        file.fixedInt(MAGIC);
        file.fixedInt(RulePlan.FORMAT_VERSION);
        file.fixedInt(bytes.length);
        file.fixedInt(checksum(bytes, 0));
        file.bytes(bytes);
        return file.toBytes();
    }

    public static List<RulePlan> read(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new PlanException(
                    "a plan file has a header of " + HEADER_BYTES + " bytes, size=" + bytes.length + " bytes");
        }
        PlanInput input = new PlanInput(bytes);
        int magic = input.fixedInt();
        if (magic != MAGIC) {
            throw new PlanException("a plan file begins with BGPL, magic=0x" + Integer.toHexString(magic));
        }
        int version = input.fixedInt();
        if (version != RulePlan.FORMAT_VERSION) {
            throw new PlanException("plans are read in format version " + RulePlan.FORMAT_VERSION
                    + " only; compile the rules again, version=" + version);
        }
        int length = input.fixedInt();
        if (length != bytes.length - HEADER_BYTES) {
            throw new PlanException("a plan file must be whole, content=" + length + " bytes, present="
                    + (bytes.length - HEADER_BYTES) + " bytes");
        }
        if (input.fixedInt() != checksum(bytes, HEADER_BYTES)) {
            throw new PlanException("a plan file must be unchanged: its checksum does not agree");
        }
        int count = input.count();
        List<RulePlan> plans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            plans.add((RulePlan) RULE.read(input));
        }
        input.expectEnd();
        return List.copyOf(plans);
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }
}
