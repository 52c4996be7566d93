package io.adpay.chaos.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A value axis, from the bottom up. */
sealed interface ValueScale {

  double y(double value);

  /** The values that are marked, from the lowest. */
  List<Double> ticks();

  /** From zero to the next round value above the most. */
  static ValueScale linear(double most, double top, double bottom) {
    double step = roundStep(Math.max(most, 1e-9) / 4);
    return new Linear(step, (int) Math.max(1, Math.ceil(most / step - 1e-9)), top, bottom);
  }

  /** From one power of ten to another. */
  static ValueScale logarithmic(double least, double most, double top, double bottom) {
    int from = (int) Math.floor(Math.log10(least));
    int to = (int) Math.ceil(Math.log10(Math.max(most, least)) - 1e-9);
    return new Logarithmic(from, Math.max(to, from + 1), top, bottom);
  }

  /** 1, 2 or 5 times a power of ten, not less than asked for. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(digit -> digit * power)
        .filter(step -> step >= least * (1 - 1e-9))
        .findFirst()
        .orElse(10 * power);
  }

  /** Equal steps. */
  record Linear(double step, int steps, double top, double bottom) implements ValueScale {

    @Override
    public double y(double value) {
      return bottom - Math.clamp(value / (step * steps), 0.0, 1.0) * (bottom - top);
    }

    @Override
    public List<Double> ticks() {
      return IntStream.rangeClosed(0, steps).mapToObj(i -> i * step).toList();
    }
  }

  /** Equal factors of ten. What is less than the lowest is at the bottom. */
  record Logarithmic(int from, int to, double top, double bottom) implements ValueScale {

    @Override
    public double y(double value) {
      double power = value <= 0 ? from : Math.log10(value);
      return bottom - Math.clamp((power - from) / (to - from), 0.0, 1.0) * (bottom - top);
    }

    @Override
    public List<Double> ticks() {
      return IntStream.rangeClosed(from, to).mapToObj(power -> Math.pow(10, power)).toList();
    }
  }
}
