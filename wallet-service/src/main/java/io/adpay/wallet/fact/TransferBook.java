package io.adpay.wallet.fact;

import io.adpay.common.facts.FactBook;
import io.adpay.common.facts.SqlFactBook;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The posted transfers of one kind of business, as facts by their business numbers. */
public final class TransferBook {

  private TransferBook() {}

  /**
   * A book of those transfers.
   *
   * @param name what the book is called in every service
   * @param businessType a constant of this service; the numbers of that business have 19 digits
   */
  public static FactBook of(String name, String businessType, JdbcClient jdbc) {
    return SqlFactBook.ofTexts(
        name,
        jdbc,
        """
        SELECT CAST(biz_no AS UNSIGNED) AS no, amount AS fen FROM wallet_transfer
         WHERE biz_type = '%s' AND biz_no >= :from AND biz_no < :to AND result = 'POSTED'
        """
            .formatted(businessType));
  }
}
