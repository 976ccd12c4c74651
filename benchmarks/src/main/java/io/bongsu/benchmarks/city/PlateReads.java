package io.bongsu.benchmarks.city;

import java.nio.charset.StandardCharsets;

/**
 * Number plates read by cameras: vehicles on trips from camera to camera, and suspects' vehicles after a call.
 *
 * <p>Shape: 618,000 vehicles are on the road at a time; each passes a camera every minute, eight of them in a trip, along
 * one road of one municipality. A fifth of the trips is made by one in a hundred plates (taxis, buses). The first
 * {@link #SUSPECT_READS} slots of a block are reads of {@link Calls}' suspects.
 */
final class PlateReads implements Share {
    static final int SUSPECT_READS = 8;
    /** Blocks between two reads of a suspect: 30 s for 600 m. */
    static final int SUSPECT_BLOCKS = 3;

    private static final int BLOCKS_PER_HOP = 6;
    private static final int PLATES = 26_300_000;
    private static final byte[][] LETTERS = letters();

    private final Chance chance;

    PlateReads(Chance chance) {
        this.chance = chance;
    }

    private static byte[][] letters() {
        String all = "가나다라마거너더러머고노도로모구누두루무";
        byte[][] letters = new byte[all.length()][];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = all.substring(i, i + 1).getBytes(StandardCharsets.UTF_8);
        }
        return letters;
    }

    @Override
    public String stream() {
        return "LprRead";
    }

    @Override
    public int perBlock() {
        return 103_000;
    }

    @Override
    public int latenessMillis() {
        return 5_000;
    }

    @Override
    public void write(AvroRow row, long block, int slot, long timeMillis) {
        if (slot < SUSPECT_READS) {
            suspect(row, block, slot, timeMillis);
            return;
        }
        long vehicle = slot + (long) perBlock() * Math.floorMod(block, (long) BLOCKS_PER_HOP);
        long minute = Math.floorDiv(block, (long) BLOCKS_PER_HOP) + chance.below(8, 101, vehicle);
        long trip = vehicle * 1_000_003 + (minute >> 3);
        long bits = chance.bits(102, trip);
        int from = (int) ((bits >>> 8 & 0xff) % (Land.CAMERAS_PER_ROAD - 8));
        int hop = (int) (minute & 7);
        read(
                row,
                plate(chance, trip),
                Land.municipality(bits >>> 32),
                (int) ((bits >>> 16 & 0xff) % Land.ROADS),
                from + ((bits & 1) == 0 ? hop : 7 - hop),
                (bits & 1) == 0,
                chance.bits(103, trip + hop),
                timeMillis);
    }

    /** The number of the plate that is on a trip. */
    private static int plate(Chance chance, long trip) {
        return chance.isOne(1, 5, 104, trip)
                ? chance.below(PLATES / 100, 105, trip)
                : PLATES / 100 + chance.below(PLATES - PLATES / 100, 106, trip);
    }

    /** Hop {@code slot} of the vehicle of the first case of a block: it flees east from the second block after the call. */
    private void suspect(AvroRow row, long block, int hop, long timeMillis) {
        long call = block - 2 - (long) SUSPECT_BLOCKS * hop;
        long caseNumber = Calls.caseNumber(call, 0);
        read(
                row,
                Calls.suspectPlate(chance, caseNumber),
                Land.municipality(caseNumber),
                Land.MAIN_ROAD,
                Land.CAMERAS_PER_ROAD / 2 + hop,
                true,
                -1L >>> 1,
                timeMillis);
    }

    private void read(
            AvroRow row, int plate, int municipality, int road, int place, boolean east, long bits, long timeMillis) {
        int camera = road * 100 + place;
        double confidence = (bits & 0x1f) == 0 ? 0.6 : 0.8 + (bits >>> 8 & 0xff) / 1300.0;
        row.text("LPR").text("T", municipality, 3);
        plateText(row, plate, false);
        row.text("L", municipality * 10_000L + camera, 7);
        row.some();
        plateText(row, plate, true);
        row.some().number(1 + (bits >>> 20 & 3));
        row.some().number(timeMillis);
        row.some().real(confidence);
        row.some().text("CAR");
        row.none();
        row.some().real(east ? 90 : 270);
        row.some().real(8 + (int) (bits >>> 24 & 0xf));
        row.some().truth(false);
        row.some().real(Land.lon(municipality, Land.roadEastM(place)));
        row.some().real(Land.lat(municipality, Land.roadNorthM(road)));
        row.some().text("", 1_000_000_000L + municipality * 10_000L + camera, 10);
        row.some().text("img-", bits >>> 1 & 0xffffffffffL, 13);
        row.none();
    }

    /** 123가4567, or with its middle hidden. */
    static void plateText(AvroRow row, int plate, boolean masked) {
        byte[] letter = LETTERS[plate / 10_000 % LETTERS.length];
        row.number(3 + letter.length + 4);
        row.decimal(100 + plate / (10_000 * LETTERS.length) % 900, 3).raw(letter);
        if (masked) {
            row.ascii("**").decimal(plate % 100, 2);
        } else {
            row.decimal(plate % 10_000, 4);
        }
    }
}
