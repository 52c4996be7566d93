package io.adpay.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private static final long NOBODY = Integer.MAX_VALUE;

  @Test
  void thisJvmIsAlive() {
    assertThat(ProcessIdentity.ofThisJvm().isAlive()).isTrue();
    assertThat(ProcessIdentity.ofThisJvm().pid()).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void aPidThatNobodyHasIsNobody() {
    assertThat(ProcessIdentity.of(NOBODY)).isEmpty();
    assertThat(new ProcessIdentity(NOBODY, "boot/1").isAlive()).isFalse();
  }

  @Test
  void theSamePidBornAtAnotherTimeIsAnotherProcess() {
    ProcessIdentity self = ProcessIdentity.ofThisJvm();

    assertThat(new ProcessIdentity(self.pid(), self.birth() + "0").isAlive()).isFalse();
  }
}
