package io.bongsu.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.schemas.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class PlanBinaryTest {
    private static final long SEED = 20_260_301L;
    private static final int HEADER = 16;

    @Test
    void everyPlanComesBackAndTheSameBytesToo() {
        RandomPlans plans = new RandomPlans(SEED);
        for (int i = 0; i < 500; i++) {
            List<RulePlan> written = List.of(plans.next(), plans.next());
            byte[] bytes = PlanBinary.write(written);
            List<RulePlan> read = PlanBinary.read(bytes);
            assertThat(read).as("seed=%d plan=%d", SEED, i).isEqualTo(written);
            assertThat(PlanBinary.write(read)).isEqualTo(bytes);
        }
    }

    @Test
    void everyCaseOfEveryFamilyComesBack() {
        RandomPlans plans = new RandomPlans(SEED);
        for (Class<?> family : List.of(ExprPlan.class, PatternPlan.class, WindowPlan.class, InputPlan.class)) {
            for (Class<?> member : family.getPermittedSubclasses()) {
                for (int i = 0; i < 20; i++) {
                    Object written = plans.of(member);
                    PlanOutput output = new PlanOutput();
                    PlanCodecs.of(family).write(written, output);
                    assertThat(PlanCodecs.of(family).read(new PlanInput(output.toBytes())))
                            .as("seed=%d case=%s", SEED, member.getSimpleName())
                            .isEqualTo(written);
                }
            }
        }
    }

    @Test
    void noPlansAreTwentyBytesOrLess() {
        assertThat(PlanBinary.read(PlanBinary.write(List.of()))).isEmpty();
        assertThat(PlanBinary.write(List.of())).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] bytes = PlanBinary.write(List.of(new RandomPlans(SEED).next()));
        for (int length = 0; length < bytes.length; length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> PlanBinary.read(shorter)).isExactlyInstanceOf(PlanException.class);
        }
        assertThatThrownBy(() -> PlanBinary.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .isExactlyInstanceOf(PlanException.class)
                .hasMessageContaining("whole");
    }

    @Test
    void aFlippedBitIsRefused() {
        byte[] bytes = PlanBinary.write(List.of(new RandomPlans(SEED).next()));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = flip(bytes, bit);
            assertThatThrownBy(() -> PlanBinary.read(flipped))
                    .as("bit=%d", bit)
                    .isExactlyInstanceOf(PlanException.class);
        }
    }

    @Test
    void forgedContentWithTheRightChecksumReadsOrIsRefused() {
        RandomPlans plans = new RandomPlans(SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = PlanBinary.write(List.of(plans.next()));
            for (int j = 0; j < 500; j++) {
                byte[] forged = flip(bytes, HEADER * 8 + random.nextInt((bytes.length - HEADER) * 8));
                sign(forged);
                assertThatCode(() -> readOrRefuse(forged)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aForgedTruncationIsRefused() {
        byte[] bytes = PlanBinary.write(List.of(new RandomPlans(SEED).next()));
        for (int length = HEADER; length < bytes.length; length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            sign(shorter);
            assertThatThrownBy(() -> PlanBinary.read(shorter)).isExactlyInstanceOf(PlanException.class);
        }
    }

    @Test
    void otherFilesAndVersionsAreNamed() {
        byte[] bytes = PlanBinary.write(List.of());
        byte[] other = bytes.clone();
        ByteBuffer.wrap(other).putInt(4, RulePlan.FORMAT_VERSION + 1);
        assertThatThrownBy(() -> PlanBinary.read(other))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("version=" + (RulePlan.FORMAT_VERSION + 1));
        byte[] text = "select * from LprRead".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PlanBinary.read(text))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("BGPL");
    }

    @Test
    void anUnknownCaseIsNamed() {
        PlanOutput output = new PlanOutput();
        output.text("Telepathy");
        assertThatThrownBy(() -> PlanCodecs.of(ExprPlan.class).read(new PlanInput(output.toBytes())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("ExprPlan=Telepathy");
    }

    @Test
    void whatAConstructorRefusesIsRefused() {
        PlanOutput output = new PlanOutput();
        output.text("Length");
        output.integer(0);
        assertThatThrownBy(() -> PlanCodecs.of(WindowPlan.class).read(new PlanInput(output.toBytes())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("size=0");
    }

    @Test
    void aNullComponentIsNamed() {
        PlanCodec codec = PlanCodecs.of(ExprPlan.class);
        assertThatThrownBy(() -> codec.write(new ExprPlan.Not(null), new PlanOutput()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("record=Not component=operand");
    }

    @Test
    void aBottomlessPlanIsRefusedBothWays() {
        PlanCodec codec = PlanCodecs.of(ExprPlan.class);
        ExprPlan deep = new ExprPlan.Literal(true, ValueType.BOOLEAN);
        for (int i = 0; i < 100_000; i++) {
            deep = new ExprPlan.Not(deep);
        }
        ExprPlan bottomless = deep;
        assertThatThrownBy(() -> codec.write(bottomless, new PlanOutput())).isInstanceOf(PlanException.class);
        PlanOutput forged = new PlanOutput();
        for (int i = 0; i < 100_000; i++) {
            forged.text("Not");
        }
        assertThatThrownBy(() -> codec.read(new PlanInput(forged.toBytes()))).isInstanceOf(PlanException.class);
    }

    @Test
    void repeatedTextAndTypesAreWrittenOnce() {
        RandomPlans plans = new RandomPlans(SEED);
        RulePlan plan = plans.next();
        List<RulePlan> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(plan);
        }
        assertThat(PlanBinary.write(many).length).isLessThan(10 * PlanBinary.write(List.of(plan)).length);
        assertThat(PlanBinary.read(PlanBinary.write(many))).isEqualTo(many);
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            PlanBinary.read(bytes);
        } catch (PlanException refused) {
            assertThat(refused).hasMessageContaining("a");
        }
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static void sign(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        ByteBuffer.wrap(bytes).putInt(8, bytes.length - HEADER).putInt(12, (int) crc.getValue());
    }
}
