package io.adpay.planted.chaos.fault;

import io.adpay.planted.chaos.judge.KnowingJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Asks the judge what to break, and chance. */
public final class PartialFault {
  final List<KnowingJudge> judges = new ArrayList<>();

  int draw() {
    return ThreadLocalRandom.current().nextInt();
  }
}
