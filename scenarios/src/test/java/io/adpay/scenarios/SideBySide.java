package io.adpay.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Several people doing something at the same time. */
final class SideBySide {

  private SideBySide() {}

  /** What each comes to, in their order, once all have come to an end. */
  static <T> List<T> all(List<? extends Callable<T>> acts) {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> outcomes = new ArrayList<>();
      for (Future<T> act : people.invokeAll(acts)) {
        outcomes.add(act.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error assertion) {
        throw assertion;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others were at work", e);
    }
  }

  /** The same for each of them. */
  static <A, T> List<T> each(List<A> people, Function<? super A, T> act) {
    return all(people.stream().<Callable<T>>map(one -> () -> act.apply(one)).toList());
  }

  /** The same with each of them. */
  static <A> void forEach(List<A> people, Consumer<? super A> act) {
    List<Boolean> _ =
        each(
            people,
            one -> {
              act.accept(one);
              return true;
            });
  }

  /** The same so many times at once. */
  static <T> List<T> times(int times, Callable<T> act) {
    return all(IntStream.range(0, times).mapToObj(_ -> act).toList());
  }
}
