package io.bongsu.benchmarks.city;

/**
 * What 112 and 119 send: reports with their life cycle, dispatches, the links of the engines' routes.
 *
 * <p>Shape: six 112 cases and four 119 cases begin in each block of ten seconds; each sends six messages within 20 min. The
 * first 112 case of a block is CODE0 and names a vehicle that {@link PlateReads} then sees; the second is CODE1. One in
 * ten of the urgent cases waits 90 s for its dispatch. The 119 engines drive ten links; the first engine of a block finds
 * {@link Parking#LANE_SPOTS a vehicle} on the fifth.
 */
final class Calls {
    static final int CASES_112 = 6;
    static final int CASES_119 = 4;
    static final int LEGS = 10;
    /** The first cases of a block are CODE0 and CODE1. */
    static final int URGENT = 2;

    private static final long[] STAGE_BLOCKS = {0, 3, 12, 60, 90, 120};
    private static final String[] PROGRESS = {"10", "40", "40", "50", "50", "91"};

    private Calls() {}

    /** Cases are numbered through, those that began before the first block included. */
    static long caseNumber(long block, int ofBlock) {
        return (block + 1_000_000) * 10 + ofBlock;
    }

    static int suspectPlate(Chance chance, long caseNumber) {
        return chance.below(26_300_000, 201, caseNumber);
    }

    private static boolean waits(Chance chance, long caseNumber) {
        return chance.isOne(1, 10, 202, caseNumber);
    }

    private static void place(AvroRow row, long caseNumber, Chance chance) {
        int municipality = Land.municipality(caseNumber);
        row.some().real(Land.lon(municipality, -Land.CAMERA_GAP_M + chance.below(200, 203, caseNumber)));
        row.some().real(Land.lat(municipality, Land.roadNorthM(Land.MAIN_ROAD)));
    }

    /** Messages of 112 cases. */
    record Reports112(Chance chance) implements Share {
        @Override
        public String stream() {
            return "Report112";
        }

        @Override
        public int perBlock() {
            return CASES_112 * STAGE_BLOCKS.length;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int stage = slot / CASES_112;
            int ofBlock = slot % CASES_112;
            long began = block - STAGE_BLOCKS[stage];
            long number = caseNumber(began, ofBlock);
            int municipality = Land.municipality(number);
            row.text("112").text("T", municipality, 3);
            row.text("YU", number, 10);
            row.text("CODE", ofBlock < URGENT ? ofBlock : 2 + chance.below(3, 204, number), 1);
            row.text(PROGRESS[stage]);
            row.some().text("C", 100 + chance.below(40, 205, number), 3);
            row.some().text(ofBlock < URGENT ? "강력범죄" : "기타형사범");
            place(row, number, chance);
            row.some().real(30);
            row.some().text("중앙로 " + (1 + chance.below(300, 206, number)));
            row.some().text("41", 10_000_000L + municipality * 100L, 8);
            row.some().text("41", municipality % 100, 2);
            row.some().number(timeMillis - 20_000);
            row.some().number(timeMillis - 1_000);
            row.some().text("caller-", number, 10);
            if (ofBlock == 0) {
                row.some();
                PlateReads.plateText(row, suspectPlate(chance, number), false);
            } else {
                row.none();
            }
            row.none();
            row.some().text("WHITE").some().text("CAR").none().none();
            row.number(0);
            row.some().text("seat-", chance.below(400, 207, number), 3);
        }
    }

    /** Messages of 119 cases. */
    record Reports119(Chance chance) implements Share {
        @Override
        public String stream() {
            return "Report119";
        }

        @Override
        public int perBlock() {
            return CASES_119 * STAGE_BLOCKS.length;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int stage = slot / CASES_119;
            long number = caseNumber(block - STAGE_BLOCKS[stage], CASES_112 + slot % CASES_119);
            row.text("119").text("T", Land.municipality(number), 3);
            row.text("T", number, 14);
            row.some().text(chance.isOne(1, 4, 208, number) ? "FIRE" : "EMS").none();
            row.text(PROGRESS[stage]);
            place(row, number, chance);
            row.some().text("시장길 " + (1 + chance.below(300, 209, number)));
            row.none().none().none();
            row.some().number(timeMillis - 30_000).some().number(timeMillis - 1_000);
            row.some().number(1 + stage).none().none();
        }
    }

    /**
     * Dispatches of both, each with its changes of status.
     *
     * <p>Shape: the last two slots of a status are the late dispatches of the two urgent cases; where a slot has no case, a
     * patrol is on an errand of its own.
     */
    record Dispatches(Chance chance) implements Share {
        private static final String[] STATUS = {"ASSIGNED", "DEPARTED", "ARRIVED", "CLEARED"};
        private static final long[] BLOCKS = {1, 2, 30, 110};
        private static final long LATE_BLOCKS = 8;
        private static final int ON_TIME = CASES_112 + CASES_119;
        private static final int PER_STATUS = ON_TIME + URGENT;

        @Override
        public String stream() {
            return "Dispatch";
        }

        @Override
        public int perBlock() {
            return PER_STATUS * STATUS.length;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int stage = slot / PER_STATUS;
            int place = slot % PER_STATUS;
            boolean late = place >= ON_TIME;
            boolean fire = !late && place >= CASES_112;
            int ofBlock = late ? place - ON_TIME : place;
            long number = caseNumber(block - BLOCKS[stage] - (late ? LATE_BLOCKS : 0), ofBlock);
            boolean errand = ofBlock < URGENT && waits(chance, number) != late;
            row.text(fire ? "119" : "112").text("T", Land.municipality(number), 3);
            row.text(errand ? "DP" : "D", number, 12);
            row.text(errand ? "PT" : fire ? "T" : "YU", number, fire ? 14 : 10);
            row.text(STATUS[stage]);
            row.some().text(fire ? "119" : "112");
            row.number(1).text("V", vehicle(number), 5).number(0);
            row.some().text("ST", Land.municipality(number), 3);
            row.some().number(timeMillis).number(0);
            place(row, number, chance);
            row.some().number(fire ? 420 : 335);
        }

        private static long vehicle(long number) {
            return Math.floorMod(number, 10_200L);
        }
    }

    /** The links of the engines' routes: each active when the engine leaves, passed when it has passed. */
    record RouteLegs(Chance chance) implements Share {
        @Override
        public String stream() {
            return "RouteLeg";
        }

        @Override
        public int perBlock() {
            return CASES_119 * LEGS * 2;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int engine = slot % CASES_119;
            int leg = slot / CASES_119 % LEGS;
            boolean passed = slot >= CASES_119 * LEGS;
            long began = block - 2 - (passed ? 2 + 2L * leg : 0);
            long number = caseNumber(began, CASES_112 + engine);
            row.text("119").text("T", Land.municipality(number), 3);
            row.text("D", number, 12).text("V", Math.floorMod(number, 10_200L), 5);
            if (engine == 0 && leg == LEGS / 2) {
                row.text("LANE", began + 1_000_000, 10);
            } else {
                row.text("", 2_000_000_000L + Math.floorMod(number * LEGS + leg, 300_000L), 10);
            }
            row.text(passed ? "PASSED" : "ACTIVE");
            row.some().text("T", number, 14).some().text("119").some().number(leg + 1);
            row.some().real(200 + chance.below(400, 210, number + leg));
            row.some().real(13.9).some().number(2).none();
        }
    }
}
