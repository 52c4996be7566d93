package io.adpay.wallet.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import io.adpay.wallet.account.PlatformAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold between the transfers of one business. */
@Configuration(proxyBeanMethods = false)
class BusinessChecks {

  @Bean
  Invariant holdsEndAsTheirBusinessDoes() {
    return new SqlInvariant(
        "holds_end_as_their_business_does",
        """
        SELECT CONCAT('transfer ', t.id, ' (', t.biz_type, ' ', t.biz_no, ') is ',
                      COALESCE(t.hold_step, 'no step'), ' over ', t.amount, ' of the hold ',
                      COALESCE(t.hold_id, '-'), ' (', COALESCE(o.biz_type, '-'), ' ',
                      COALESCE(o.biz_no, '-'), ') over ', COALESCE(o.amount, 0)) AS breach
          FROM wallet_transfer t
          LEFT JOIN wallet_transfer o ON o.id = t.hold_id
         WHERE t.result = 'POSTED'
           AND (t.biz_type IN ('REFUND_HOLD', 'REFUND', 'REFUND_RELEASE', 'WITHDRAW_FREEZE',
                               'WITHDRAW_SETTLE', 'WITHDRAW_RELEASE')
                OR o.biz_type IN ('REFUND_HOLD', 'WITHDRAW_FREEZE'))
           AND (o.id IS NULL OR o.biz_no <> t.biz_no OR o.amount <> t.amount
                OR CONCAT(o.biz_type, ' ', t.biz_type, ' ', t.hold_step)
                   NOT IN ('REFUND_HOLD REFUND_HOLD OPEN',
                           'REFUND_HOLD REFUND SETTLE',
                           'REFUND_HOLD REFUND_RELEASE RELEASE',
                           'WITHDRAW_FREEZE WITHDRAW_FREEZE OPEN',
                           'WITHDRAW_FREEZE WITHDRAW_SETTLE SETTLE',
                           'WITHDRAW_FREEZE WITHDRAW_RELEASE RELEASE'))
        UNION ALL
        SELECT CONCAT('hold ', o.id, ' (', o.biz_type, ' ', o.biz_no, ') has ended ', COUNT(*),
                      ' times')
          FROM wallet_transfer o
          JOIN wallet_transfer t ON t.hold_id = o.id AND t.result = 'POSTED'
                                AND t.hold_step <> 'OPEN'
         WHERE o.biz_type IN ('REFUND_HOLD', 'WITHDRAW_FREEZE')
         GROUP BY o.id, o.biz_type, o.biz_no HAVING COUNT(*) > 1
        """);
  }

  @Bean
  Invariant suspenseEqualsOpenSurpluses() {
    return new SqlInvariant(
        "suspense_equals_open_surpluses",
        """
        SELECT CONCAT('suspense holds ', entered, ' fen, and surpluses of ', still_open,
                      ' are open') AS breach
          FROM (SELECT (SELECT COALESCE(SUM(amount), 0) FROM wallet_entry WHERE account_id = %d)
                         AS entered,
                       (SELECT COALESCE(SUM(CASE biz_type WHEN 'SURPLUS' THEN amount
                                                          ELSE -amount END), 0)
                          FROM wallet_transfer
                         WHERE biz_type IN ('SURPLUS', 'SURPLUS_REFUND') AND result = 'POSTED')
                         AS still_open) sums
         WHERE entered <> still_open
        UNION ALL
        SELECT CONCAT('transfer ', t.id, ' (SURPLUS_REFUND ', t.biz_no, ') over ', t.amount,
                      ' returns ', COALESCE(s.biz_type, 'nothing'), ' ', COALESCE(s.biz_no, ''),
                      ' over ', COALESCE(s.amount, 0))
          FROM wallet_transfer t
          LEFT JOIN wallet_transfer s ON s.id = t.reverses_id
         WHERE t.biz_type = 'SURPLUS_REFUND' AND t.result = 'POSTED'
           AND (s.id IS NULL OR s.biz_type <> 'SURPLUS' OR s.result <> 'POSTED'
                OR s.amount <> t.amount)
        """
            .formatted(PlatformAccount.SUSPENSE.id()));
  }

  @Bean
  Invariant settlementsShareTheCharge() {
    return new SqlInvariant(
        "settlements_share_the_charge",
        """
        SELECT CONCAT('transfer ', id, ' (SETTLEMENT ', biz_no, ') over ', amount, ' takes ',
                      charged, ' from ', payers, ' advertisers, gives ', earned, ' to ', earners,
                      ' traffic owners, keeps ', kept, ', and has ', legs, ' entries') AS breach
          FROM (SELECT t.id, t.biz_no, t.amount, COUNT(e.leg) AS legs,
                       SUM(e.account_id >= 1000 AND e.type = 'AD_SPEND') AS payers,
                       SUM(CASE WHEN e.account_id >= 1000 AND e.type = 'AD_SPEND'
                                THEN -e.amount ELSE 0 END) AS charged,
                       SUM(e.account_id >= 1000 AND e.type = 'AD_EARNING') AS earners,
                       SUM(CASE WHEN e.account_id >= 1000 AND e.type = 'AD_EARNING'
                                THEN e.amount ELSE 0 END) AS earned,
                       SUM(e.account_id = %1$d) AS commissions,
                       SUM(CASE e.account_id WHEN %1$d THEN e.amount ELSE 0 END) AS kept,
                       COUNT(DISTINCT e.account_id) AS accounts
                  FROM wallet_transfer t
                  JOIN wallet_entry e ON e.transfer_id = t.id
                 WHERE t.biz_type = 'SETTLEMENT' AND t.result = 'POSTED'
                 GROUP BY t.id, t.biz_no, t.amount) shares
         WHERE payers <> 1 OR charged <> amount OR earned + kept <> charged OR earned < 0
            OR kept < 0 OR earners > 1 OR legs <> payers + earners + commissions
            OR accounts <> legs
        """
            .formatted(PlatformAccount.COMMISSION.id()));
  }
}
