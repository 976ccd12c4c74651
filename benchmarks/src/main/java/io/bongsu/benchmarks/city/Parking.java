package io.bongsu.benchmarks.city;

/**
 * Parking and fire-lane sensors.
 *
 * <p>Shape: 114,550 spots, each every 290 s. In each block one vehicle stops on a {@link #LANE_SPOTS fire lane} and one
 * beside a hydrant, and the ones that stopped 200 s and 330 s before drive off.
 */
record Parking(Chance chance) implements Share {
    /** The link of the lane that is blocked for the engine that is called out 80 s later; number of the block. */
    static final String LANE_SPOTS = "LANE";

    private static final int SCRIPTED = 4;
    private static final int BLOCKS = 29;
    private static final int LANE_BEFORE = 8;
    private static final int LANE_AFTER = 12;
    private static final int HYDRANT_BLOCKS = 33;

    @Override
    public String stream() {
        return "ParkingEvent";
    }

    @Override
    public int perBlock() {
        return 3_950;
    }

    @Override
    public int latenessMillis() {
        return 5_000;
    }

    @Override
    public void write(AvroRow row, long block, int slot, long timeMillis) {
        switch (slot) {
            case 0 -> lane(row, block + LANE_BEFORE, true, timeMillis);
            case 1 -> lane(row, block - LANE_AFTER, false, timeMillis);
            case 2 -> hydrant(row, block, true, timeMillis);
            case 3 -> hydrant(row, block - HYDRANT_BLOCKS, false, timeMillis);
            default -> sensor(row, block, slot, timeMillis);
        }
    }

    private void lane(AvroRow row, long call, boolean occupied, long timeMillis) {
        long spot = call + 1_000_000;
        int municipality = Land.municipality(spot);
        begin(row, municipality);
        row.text("FL", spot, 10);
        state(row, occupied, "FIRE_LANE", timeMillis, spot);
        row.some().real(1.9).some().text(LANE_SPOTS, spot, 10).some().text("R");
        row.some().real(Land.lon(municipality, 500)).some().real(Land.lat(municipality, 40));
        row.some().text("CCTV").nones(4);
    }

    private void hydrant(AvroRow row, long began, boolean occupied, long timeMillis) {
        long spot = began + 1_000_000;
        int municipality = Land.municipality(spot);
        int hydrant = (int) (spot / Land.MUNICIPALITIES % Land.HYDRANTS);
        begin(row, municipality);
        row.text("HS", spot, 10);
        state(row, occupied, "HYDRANT", timeMillis, spot);
        row.none().none().some().text("L");
        row.some().real(Land.lon(municipality, Land.hydrantEastM(hydrant) + 3));
        row.some().real(Land.lat(municipality, Land.hydrantNorthM(hydrant) + 2));
        row.some().text("CCTV").nones(4);
    }

    private void sensor(AvroRow row, long block, int slot, long timeMillis) {
        long spot = slot - SCRIPTED + (long) (perBlock() - SCRIPTED) * Math.floorMod(block, (long) BLOCKS);
        int municipality = Land.municipality(spot);
        long place = spot / Land.MUNICIPALITIES;
        begin(row, municipality);
        row.text("P", spot, 8);
        state(
                row,
                chance.isOne(3, 5, 501, spot + 1_000_003 * Math.floorDiv(block, (long) BLOCKS)),
                spot % 50 == 0 ? "FIRE_LANE" : "SPOT",
                timeMillis,
                spot);
        row.none().some().text("", 2_000_000_000L + spot % 300_000, 10).some().text("R");
        row.some().real(Land.lon(municipality, Land.gridEastM(place)));
        row.some().real(Land.lat(municipality, Land.gridNorthM(place)));
        row.some().text("SENSOR").some().real(80);
        if (spot % 4 == 0) {
            row.some().text("H", municipality * 100L + place % Land.HYDRANTS, 5);
            row.some().real(Land.lon(municipality, Land.gridEastM(place) + 60));
            row.some().real(Land.lat(municipality, Land.gridNorthM(place)));
        } else {
            row.nones(3);
        }
    }

    private static void begin(AvroRow row, int municipality) {
        row.text("PARK").text("T", municipality, 3);
    }

    private void state(AvroRow row, boolean occupied, String kind, long timeMillis, long spot) {
        row.text(occupied ? "OCCUPIED" : "VACANT").some().text(kind).some().number(timeMillis);
        row.some();
        PlateReads.plateText(row, chance.below(26_300_000, 502, spot), false);
    }
}
