package io.adpay.chaos.workload;

/** To whom a traffic owner has money sent; the sandbox knows some with whom something is wrong. */
enum PayeeKind implements Dice.Weighted {
  THE_OWNER(76, "", ""),
  /** Refused at once. */
  NOBODY(8, "nobody@sandbox.example", "oSandboxNobody"),
  WRONG_NAME(8, "wrong-name@sandbox.example", "oSandboxWrongName"),
  /** Taken on, and found out a moment later. */
  BLOCKED(8, "blocked@sandbox.example", "oSandboxBlocked");

  private final int weight;
  private final String atAlipay;
  private final String atWechat;

  PayeeKind(int weight, String atAlipay, String atWechat) {
    this.weight = weight;
    this.atAlipay = atAlipay;
    this.atWechat = atWechat;
  }

  @Override
  public int weight() {
    return weight;
  }

  /** The account at Alipay of that owner's payee. */
  String alipayAccount(int uid) {
    return this == THE_OWNER ? "owner-" + uid + "@sandbox.example" : atAlipay;
  }

  /** The account at WeChat Pay of that owner's payee. */
  String wechatAccount(int uid) {
    return this == THE_OWNER ? "oChaosOwner000000000000" + uid : atWechat;
  }
}
