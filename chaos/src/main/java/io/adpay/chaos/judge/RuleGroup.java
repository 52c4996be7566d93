package io.adpay.chaos.judge;

/** Some rules that belong together. */
interface RuleGroup {

  /**
   * Holds the books to them.
   *
   * @param findings what the groups before have found; what this one finds is added
   */
  void judge(Case books, Findings findings);
}
