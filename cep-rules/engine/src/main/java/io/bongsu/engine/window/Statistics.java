package io.bongsu.engine.window;

import io.bongsu.engine.plan.DerivedPlan.Statistic;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * Running sums over pairs of numbers, and what follows from them.
 *
 * <p>Shape: sums of x, y, their squares and products; when the last point has left they are zero again. A weighted average
 * keeps the sums of the products and of the weights, none before the first point.
 *
 * <p>Cost: O(1) per point. Numbers are computed in the order of operations that Esper has, so that they are the same to the
 * last digit.
 */
final class Statistics {
    private final Statistic statistic;
    private long count;
    private double sumX;
    private double sumXx;
    private double sumY;
    private double sumYy;
    private double sumXy;

    Statistics(Statistic statistic) {
        this.statistic = statistic;
        if (statistic == Statistic.WEIGHTED_AVG) {
            sumXy = Double.NaN;
            sumY = Double.NaN;
        }
    }

    long count() {
        return count;
    }

    void add(double x, double y) {
        count++;
        if (statistic == Statistic.WEIGHTED_AVG) {
            boolean first = Double.isNaN(sumXy);
            sumXy = first ? x * y : sumXy + x * y;
            sumY = first ? y : sumY + y;
            return;
        }
        sumX += x;
        sumXx += x * x;
        sumY += y;
        sumYy += y * y;
        sumXy += x * y;
    }

    void remove(double x, double y) {
        count--;
        if (statistic == Statistic.WEIGHTED_AVG) {
            sumXy -= x * y;
            sumY -= y;
            return;
        }
        if (count <= 0) {
            count = 0;
            sumX = 0;
            sumXx = 0;
            sumY = 0;
            sumYy = 0;
            sumXy = 0;
            return;
        }
        sumX -= x;
        sumXx -= x * x;
        sumY -= y;
        sumYy -= y * y;
        sumXy -= x * y;
    }

    /** Counts without numbers. */
    void count(long more) {
        count += more;
    }

    /** The statistic's numbers, in the order of its fields. */
    Object[] values() {
        return switch (statistic) {
            case SIZE -> new Object[] {count};
            case UNI ->
                new Object[] {
                    count,
                    sumX,
                    mean(sumX),
                    Math.sqrt(variance(sumX, sumXx)),
                    deviation(sumX, sumXx),
                    variance(sumX, sumXx)
                };
            case CORREL -> new Object[] {correlation()};
            case WEIGHTED_AVG -> new Object[] {sumY == 0 ? Double.NaN : sumXy / sumY};
            case LINEST ->
                new Object[] {
                    slope(),
                    intercept(),
                    mean(sumX),
                    deviation(sumX, sumXx),
                    Math.sqrt(variance(sumX, sumXx)),
                    sumX,
                    variance(sumX, sumXx),
                    mean(sumY),
                    deviation(sumY, sumYy),
                    Math.sqrt(variance(sumY, sumYy)),
                    sumY,
                    variance(sumY, sumYy),
                    count,
                    count,
                    sumX,
                    sumXx,
                    sumXy,
                    sumY,
                    sumYy
                };
        };
    }

    private double mean(double sum) {
        return count == 0 ? Double.NaN : sum / count;
    }

    private double variance(double sum, double squares) {
        return count < 2 ? Double.NaN : (squares - sum * sum / count) / (count - 1);
    }

    private double deviation(double sum, double squares) {
        return count == 0 ? Double.NaN : Math.sqrt((squares - sum * sum / count) / count);
    }

    private double slope() {
        if (count == 0) {
            return Double.NaN;
        }
        double spread = sumXx - sumX * sumX / count;
        return spread == 0 ? Double.NaN : (sumXy - sumX * sumY / count) / spread;
    }

    private double intercept() {
        double slope = slope();
        return Double.isNaN(slope) ? Double.NaN : sumY / count - slope * sumX / count;
    }

    private double correlation() {
        if (count == 0) {
            return Double.NaN;
        }
        double dx = sumXx - (sumX * sumX) / count;
        double dy = sumYy - (sumY * sumY) / count;
        return dx == 0 || dy == 0 ? Double.NaN : (sumXy - sumX * sumY / count) / Math.sqrt(dx * dy);
    }

    boolean isEmpty() {
        return count == 0 && (statistic != Statistic.WEIGHTED_AVG || Double.isNaN(sumXy));
    }

    void write(StateOutput out) {
        out.writeLong(count);
        if (statistic != Statistic.SIZE) {
            out.writeDouble(sumX);
            out.writeDouble(sumXx);
            out.writeDouble(sumY);
            out.writeDouble(sumYy);
            out.writeDouble(sumXy);
        }
    }

    void read(StateInput in) {
        count = in.readLong();
        if (statistic != Statistic.SIZE) {
            sumX = in.readDouble();
            sumXx = in.readDouble();
            sumY = in.readDouble();
            sumYy = in.readDouble();
            sumXy = in.readDouble();
        }
    }
}
