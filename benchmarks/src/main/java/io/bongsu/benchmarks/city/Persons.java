package io.bongsu.benchmarks.city;

/** Vulnerable persons' positions, the answers of guardians and operators, emergency bells. */
final class Persons {
    static final int ZONES = 10;
    static final double ZONE_RADIUS_M = 200;
    private static final int STAGES = 8;
    private static final int STAGE_BLOCKS = 6;
    private static final int LAST_OUTSIDE = 5;
    private static final int ANSWER_BLOCKS = 20;

    private Persons() {}

    static double zoneEastM(int zone) {
        return (zone - ZONES / 2) * 700.0;
    }

    private static long wanderer(long began) {
        return began + 1_000_000;
    }

    /**
     * 9,972 persons at home, each every minute, and one in each block who begins to wander off for five minutes.
     *
     * <p>Shape: for four of five the position carries the zone's circle, for the rest it names a zone of the map.
     */
    record Locations(Chance chance) implements Share {
        @Override
        public String stream() {
            return "VulnerableLocation";
        }

        @Override
        public int perBlock() {
            return 1_670;
        }

        @Override
        public int latenessMillis() {
            return 10_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            boolean wanders = slot < STAGES;
            long began = block - (long) STAGE_BLOCKS * slot;
            long person = wanders
                    ? wanderer(began)
                    : slot - STAGES + (perBlock() - STAGES) * Math.floorMod(block, (long) STAGE_BLOCKS);
            boolean outside = wanders && slot > 0 && slot <= LAST_OUTSIDE;
            int municipality = Land.municipality(person);
            int zone = (int) (person / Land.MUNICIPALITIES % ZONES);
            double centreEast = zoneEastM(zone);
            double east =
                    centreEast + (outside ? ZONE_RADIUS_M + 150 + 60 * slot : chance.below(120, 701, person + block));
            row.text("TEL").text("T", municipality, 3);
            row.text(wanders ? "VW" : "VP", person, 8);
            row.real(Land.lon(municipality, east)).real(Land.lat(municipality, 0));
            row.some().text("Z", municipality * 100L + zone, 5).none();
            row.some().text(person % 2 == 0 ? "DEMENTIA" : "CHILD");
            row.some()
                    .real(20)
                    .some()
                    .text("GPS")
                    .some()
                    .real(outside ? 1 : 0)
                    .some()
                    .real(60);
            row.some().text("WATCH").some().text("FIX").none().none();
            if (person % 5 != 0) {
                row.some().real(Land.lon(municipality, centreEast)).some().real(Land.lat(municipality, 0));
                row.some().real(ZONE_RADIUS_M);
            } else {
                row.nones(3);
            }
            row.some().number(timeMillis + 86_400_000);
        }
    }

    /** Every second guardian of a wanderer answers, after 200 s; operators answer other alerts. */
    record Answers(Chance chance) implements Share {
        @Override
        public String stream() {
            return "OperatorAck";
        }

        @Override
        public int perBlock() {
            return 10;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            long person = wanderer(block - ANSWER_BLOCKS);
            boolean guardian = slot == 0 && person % 2 == 0;
            row.text("UCP").text("T", Land.municipality(person), 3);
            row.some().text("S", chance.below(1_000_000, 711, block * 16 + slot), 8);
            if (guardian) {
                row.some().text("VW", person, 8).none().text("GUARDIAN");
            } else {
                row.none().none().text("OPERATOR");
            }
            row.some().text("u", slot, 4).some().text(guardian ? "SAFE" : "FALSE");
        }
    }

    /** Emergency bells. */
    record Bells(Chance chance) implements Share {
        @Override
        public String stream() {
            return "EmergencyBell";
        }

        @Override
        public int perBlock() {
            return 5;
        }

        @Override
        public int latenessMillis() {
            return 5_000;
        }

        @Override
        public void write(AvroRow row, long block, int slot, long timeMillis) {
            int bell = chance.below(200_000, 721, block * 8 + slot);
            int municipality = Land.municipality(bell);
            row.text("BELL").text("T", municipality, 3).text("EB", bell, 6).text("PRESS");
            row.some().real(Land.lon(municipality, 100)).some().real(Land.lat(municipality, 100));
            row.number(1).text("C", bell, 7).number(0).none();
        }
    }
}
