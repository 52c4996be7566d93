package io.adpay.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0          | ¥0.00
          5          | ¥0.05
          30000      | ¥300.00
          123456     | ¥1,234.56
          -1         | -¥0.01
          10000000000| ¥100,000,000.00
          """)
  void fenAsAPersonReadsThem(long fen, String yuan) {
    assertThat(Yuan.of(fen)).isEqualTo(yuan);
  }
}
