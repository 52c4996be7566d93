package io.adpay.chaos.workload;

import java.util.List;
import java.util.stream.Stream;

/** What a merchant wants back of an order that was paid. */
enum RefundWay implements Dice.Weighted {
  NOTHING(40) {
    @Override
    List<Long> amounts(long paid) {
      return List.of();
    }
  },
  ALL(18) {
    @Override
    List<Long> amounts(long paid) {
      return List.of(paid);
    }
  },
  A_PART(14) {
    @Override
    List<Long> amounts(long paid) {
      return List.of(Math.ceilDiv(paid, 3));
    }
  },
  /** One after the other, all of it. */
  TWO_PARTS(8) {
    @Override
    List<Long> amounts(long paid) {
      long first = Math.ceilDiv(paid, 3);
      return Stream.of(first, paid - first).filter(part -> part > 0).toList();
    }
  },
  /** At once, and of all of them together there is not enough. */
  TOO_MUCH_AT_ONCE(12) {
    @Override
    List<Long> amounts(long paid) {
      return List.of(Math.ceilDiv(paid * 6, 10), Math.ceilDiv(paid * 5, 10), Math.ceilDiv(paid, 3));
    }
  },
  A_FEN_TOO_MUCH(4) {
    @Override
    List<Long> amounts(long paid) {
      return List.of(paid + 1);
    }
  },
  /** Before the money is in the wallet. */
  TOO_EARLY(4) {
    @Override
    List<Long> amounts(long paid) {
      return List.of(paid);
    }
  };

  private final int weight;

  RefundWay(int weight) {
    this.weight = weight;
  }

  @Override
  public int weight() {
    return weight;
  }

  /** The refunds that are asked for, in fen. */
  abstract List<Long> amounts(long paid);
}
