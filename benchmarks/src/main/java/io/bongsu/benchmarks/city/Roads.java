package io.bongsu.benchmarks.city;

/** What moves and stands on the roads: emergency vehicles' positions, links' speeds. */
final class Roads {
    private Roads() {}

    /**
     * 10,200 vehicles, each every ten seconds.
     *
     * <p>Shape: a vehicle drives round a block of 2 km by 2 km of its municipality at its own speed; one in three stands.
     */
    record Positions(Chance chance) implements Share {
        private static final String[] TYPES = {"PATROL", "PATROL", "PUMP", "AMBULANCE", "LADDER", "TANK"};
        private static final double SIDE_M = 2_000;

        @Override
        public String stream() {
            return "VehiclePosition";
        }

        @Override
        public int perBlock() {
            return 10_200;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int municipality = Land.municipality(slot);
            int type = slot % TYPES.length;
            double speed = chance.isOne(1, 3, 301, slot) ? 0 : 6 + chance.below(10, 302, slot);
            double way = (speed * (timeMillis / 1_000.0) + 100.0 * slot) % (4 * SIDE_M);
            int side = (int) (way / SIDE_M);
            double along = way - side * SIDE_M;
            double east = side == 0 ? along : side == 1 ? SIDE_M : side == 2 ? SIDE_M - along : 0;
            double north = side == 0 ? 0 : side == 1 ? along : side == 2 ? SIDE_M : SIDE_M - along;
            row.text("AVL").text("T", municipality, 3);
            row.text("V", slot, 5);
            row.real(Land.lon(municipality, east)).real(Land.lat(municipality, north));
            row.some().text(type < 2 ? "112" : "119").some().text(TYPES[type]);
            row.some().real(speed).some().real(side == 0 ? 90 : side == 1 ? 0 : side == 2 ? 270 : 180);
            row.some().text("", 2_000_000_000L + slot * 20L + side, 10);
            row.some().truth(speed > 0).some().truth(speed > 12);
            row.some().text(speed == 0 ? "STANDBY" : "EN_ROUTE");
            row.some().real(2.5).some().real(8.3).some().real(3.2).some().real(8.0);
            row.none().some().real(5.0);
        }
    }

    /** 300,000 links, each every five minutes. */
    record Speeds(Chance chance) implements Share {
        private static final int BLOCKS = 30;

        @Override
        public String stream() {
            return "LinkSpeed";
        }

        @Override
        public int perBlock() {
            return 10_000;
        }

        @Override
        public int latenessMillis() {
            return 10_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            long link = slot + perBlock() * Math.floorMod(block, (long) BLOCKS);
            double speed = chance.between(8, 70, 311, link * 10_007 + block);
            row.text("ITS").text("T", Land.municipality(link), 3);
            row.text("", 2_000_000_000L + link, 10);
            row.some().number(300).some().real(speed).some().real(60).some().real(300 * 3.6 / speed);
            row.some().number(chance.below(200, 312, link + block)).some().number(chance.below(60, 313, link + block));
            row.some().text(speed > 40 ? "1" : speed > 20 ? "2" : "3");
        }
    }
}
