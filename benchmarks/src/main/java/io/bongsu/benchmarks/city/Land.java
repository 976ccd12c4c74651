package io.bongsu.benchmarks.city;

/**
 * Where things of the generated nation stand: functions of their numbers.
 *
 * <p>Shape: 229 municipalities on a grid over Korea; a thing of number n belongs to municipality n mod 229 and stands on a
 * street grid around its centre.
 *
 * <p>Unit: WGS84 degrees, metres.
 */
final class Land {
    static final int MUNICIPALITIES = 229;
    static final double METRES_PER_LAT = 111_195;
    static final double METRES_PER_LON = 88_000;

    /** Plate cameras stand along roads from west to east. */
    static final int ROADS = 12;

    static final int CAMERAS_PER_ROAD = 31;
    static final int MAIN_ROAD = ROADS / 2;
    static final int HYDRANTS = 25;
    static final double CAMERA_GAP_M = 600;

    private static final double WEST = 126.3;
    private static final double SOUTH = 34.7;
    private static final int COLUMNS = 16;
    private static final double COLUMN_DEGREES = 0.195;
    private static final double ROW_DEGREES = 0.235;

    private Land() {}

    static int municipality(long number) {
        return (int) Math.floorMod(number, (long) MUNICIPALITIES);
    }

    static double centreLon(int municipality) {
        return WEST + COLUMN_DEGREES * (municipality % COLUMNS);
    }

    static double centreLat(int municipality) {
        int row = municipality / COLUMNS;
        return SOUTH + ROW_DEGREES * row;
    }

    static double lon(int municipality, double eastM) {
        return centreLon(municipality) + eastM / METRES_PER_LON;
    }

    static double lat(int municipality, double northM) {
        return centreLat(municipality) + northM / METRES_PER_LAT;
    }

    /** Metres east of the centre of the {@code n}th thing of a municipality, on a grid of 90 columns. */
    static double gridEastM(long n) {
        return (n % 90 - 45) * 110.0;
    }

    static double gridNorthM(long n) {
        return (n / 90 % 90 - 45) * 110.0;
    }

    static double roadEastM(int place) {
        return (place - CAMERAS_PER_ROAD / 2) * CAMERA_GAP_M;
    }

    static double roadNorthM(int road) {
        return (road - ROADS / 2) * 800.0 + 40;
    }

    /** Hydrants lie off the grid of the parking spots. */
    static double hydrantEastM(int hydrant) {
        return (hydrant % 5 - 2) * 900.0 + 30;
    }

    static double hydrantNorthM(int hydrant) {
        return (hydrant / 5 - 2) * 900.0 + 35;
    }
}
