package io.adpay.payment.channel.alipay;

import com.alipay.api.internal.util.AlipayLogger;
import java.security.Security;

/** Loads Alipay's SDK without what it does to the whole process on the way. */
final class AlipaySdk {

  private static final String DISABLED_ALGORITHMS = "jdk.certpath.disabledAlgorithms";

  private AlipaySdk() {}

  /**
   * Loads the client's class. Its initializer clears the JVM's list of algorithms that no
   * certificate may use, for every connection of the process; it runs once, so putting the list
   * back afterwards is enough. And the SDK's logger is silenced: it writes all parameters.
   */
  static void load() {
    String disabled = Security.getProperty(DISABLED_ALGORITHMS);
    try {
      Class.forName("com.alipay.api.AbstractAlipayClient", true, AlipaySdk.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Alipay's SDK is not on the class path", e);
    } finally {
      if (disabled != null) {
        Security.setProperty(DISABLED_ALGORITHMS, disabled);
      }
    }
    AlipayLogger.setNeedEnableLogger(false);
  }
}
