package io.bongsu.benchmarks.city;

/** What cameras tell of themselves and of what they see. */
final class Cameras {
    private Cameras() {}

    /** 1.71 million cameras, each every five minutes. */
    record Statuses(Chance chance) implements Share {
        private static final int BLOCKS = 30;

        @Override
        public String stream() {
            return "CameraStatus";
        }

        @Override
        public int perBlock() {
            return 57_000;
        }

        @Override
        public int latenessMillis() {
            return 10_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            long camera = slot + perBlock() * Math.floorMod(block, (long) BLOCKS);
            boolean up = !chance.isOne(1, 50, 401, camera + 7 * Math.floorDiv(block, (long) BLOCKS));
            row.text("VMS").text("T", Land.municipality(camera), 3);
            row.text("C", camera, 7).text(up ? "UP" : "DOWN");
            row.none().some().real(up ? 15 : 0).some().truth(up);
            row.some().number(timeMillis - 40).some().text("4.2.1");
        }
    }

    /** What video analytics see, the counting of crowds included. */
    record Analytics(Chance chance) implements Share {
        private static final int CROWDS = 4_000;
        private static final String[] KINDS = {
            "LOITER",
            "INTRUSION",
            "LINE_CROSS",
            "STOPPED_VEHICLE",
            "WRONG_WAY",
            "ABANDON",
            "FIGHT",
            "FALL",
            "SMOKE",
            "FIRE"
        };

        @Override
        public String stream() {
            return "CctvAnalytics";
        }

        @Override
        public int perBlock() {
            return 19_300 + CROWDS;
        }

        @Override
        public int latenessMillis() {
            return 10_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            boolean crowd = slot < CROWDS;
            long bits = chance.bits(411, block * 30_011 + slot);
            long camera = crowd ? slot : (bits >>> 32) * 1_710_000 >>> 32;
            int municipality = Land.municipality(camera);
            long place = camera / Land.MUNICIPALITIES;
            row.text("VA").text("T", municipality, 3);
            row.text("C", camera, 7);
            // Most of what analytics see is loitering and crossing; fire is rare.
            int kind = (int) ((bits & 0xf) * (bits >>> 4 & 0xf) * KINDS.length / 256);
            row.text(crowd ? "CROWD" : KINDS[kind]);
            row.none().some().text("ob-", bits >>> 12 & 0xffffffffL, 10);
            row.some().real(0.5 + (bits >>> 8 & 0xff) / 520.0);
            if (crowd) {
                double density = (bits >>> 16 & 0xff) / 80.0;
                row.none().number(0);
                row.some()
                        .number((long) (density * 100))
                        .some()
                        .real(100)
                        .some()
                        .real(density);
                row.some().real(12).some().real(10);
            } else {
                row.some().text("o", bits >>> 16 & 0xffff, 5);
                row.number(4)
                        .single(0.1f)
                        .single(0.2f)
                        .single(0.3f)
                        .single(0.5f)
                        .number(0);
                row.some().number(1).nones(4);
            }
            row.some().real(Land.lon(municipality, Land.gridEastM(place)));
            row.some().real(Land.lat(municipality, Land.gridNorthM(place)));
            row.none().some().text("snap-", bits >>> 1 & 0xffffffffffL, 13).none();
        }
    }
}
