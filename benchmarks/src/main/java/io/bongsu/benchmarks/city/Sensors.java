package io.bongsu.benchmarks.city;

/** Fire and gas sensors, water gauges, the barriers of underpasses. */
final class Sensors {
    static final int UNDERPASSES = 600;

    private Sensors() {}

    /** Whether water stands in an underpass; some fifteen at a time, for ten minutes each. */
    private static boolean floods(Chance chance, int underpass, long block) {
        return chance.isOne(1, 40, 601, underpass + 1_009 * Math.floorDiv(block + underpass, 60L));
    }

    private static void place(AvroRow row, int municipality, long place) {
        row.some().real(Land.lon(municipality, Land.gridEastM(place)));
        row.some().real(Land.lat(municipality, Land.gridNorthM(place)));
    }

    /** 1.15 million fire and gas sensors, each every ten minutes. */
    record Environment(Chance chance) implements Share {
        private static final int BLOCKS = 60;
        private static final String[] KINDS = {"SMOKE", "HEAT", "GAS_CH4", "CO", "TEMP"};
        private static final String[] UNITS = {"%/m", "C", "%LEL", "ppm", "C"};

        @Override
        public String stream() {
            return "EnvSensor";
        }

        @Override
        public int perBlock() {
            return 19_100;
        }

        @Override
        public int latenessMillis() {
            return 10_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            long sensor = slot + perBlock() * Math.floorMod(block, (long) BLOCKS);
            int municipality = Land.municipality(sensor);
            int kind = (int) (sensor % KINDS.length);
            boolean alarm = chance.isOne(1, 5_000, 611, sensor + block * 10_007);
            row.text("IOT").text("T", municipality, 3);
            row.text("E", sensor, 7).some().text(KINDS[kind]);
            row.some()
                    .real(alarm ? 80 : chance.between(0, 30, 612, sensor + block))
                    .some()
                    .text(UNITS[kind]);
            row.some()
                    .truth(alarm)
                    .some()
                    .text(alarm || sensor % 100 != 0 ? "NORMAL" : "TEST")
                    .some()
                    .real(60);
            row.some().text("B", sensor / 20, 7).some().number(1 + sensor % 15);
            place(row, municipality, sensor / Land.MUNICIPALITIES);
            row.some().real(70).some().real(-80);
        }
    }

    /** 13,200 gauges, each every minute; 1,200 of them in underpasses. */
    record Water(Chance chance) implements Share {
        private static final int BLOCKS = 6;
        private static final int PER_UNDERPASS = 2;
        private static final int ONE_IN_UNDERPASS = 11;

        @Override
        public String stream() {
            return "WaterLevel";
        }

        @Override
        public int perBlock() {
            return UNDERPASSES * PER_UNDERPASS * ONE_IN_UNDERPASS / BLOCKS;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int gauge = slot + perBlock() * (int) Math.floorMod(block, (long) BLOCKS);
            int municipality = Land.municipality(gauge);
            row.text("WL").text("T", municipality, 3).text("G", gauge, 6);
            if (gauge % ONE_IN_UNDERPASS == 0) {
                int underpass = gauge / ONE_IN_UNDERPASS / PER_UNDERPASS;
                boolean flooded = floods(chance, underpass, block);
                row.real(
                        flooded
                                ? 15 + chance.below(30, 621, gauge + block)
                                : chance.between(0, 4.9, 622, gauge + block));
                row.some().text("U", underpass, 4).some().text("UNDERPASS").nones(2);
            } else {
                row.real(chance.between(5, 120, 623, gauge + block)).none();
                row.some().text("SEWER").some().real(150).some().real(0.3);
            }
            place(row, municipality, gauge / Land.MUNICIPALITIES);
        }
    }

    /** One barrier per underpass, each every minute; one in five does not close. */
    record Barriers(Chance chance) implements Share {
        private static final int BLOCKS = 6;

        @Override
        public String stream() {
            return "BarrierStatus";
        }

        @Override
        public int perBlock() {
            return UNDERPASSES / BLOCKS;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int underpass = slot + perBlock() * (int) Math.floorMod(block, (long) BLOCKS);
            int municipality = Land.municipality(underpass);
            boolean closed = floods(chance, underpass, block - 1) && !chance.isOne(1, 5, 631, underpass);
            row.text("BAR").text("T", municipality, 3);
            row.text("BR", underpass, 4).text(closed ? "CLOSED" : "OPEN").some().text("U", underpass, 4);
            place(row, municipality, underpass / Land.MUNICIPALITIES);
        }
    }
}
