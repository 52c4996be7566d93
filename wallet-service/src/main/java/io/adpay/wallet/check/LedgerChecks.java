package io.adpay.wallet.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What must always hold in the ledger. Each breach names the transfer, wallet, hold or account that
 * it was found in.
 */
@Configuration(proxyBeanMethods = false)
class LedgerChecks {

  @Bean
  Invariant transfersBalance() {
    return new SqlInvariant(
        "transfers_balance",
        """
        SELECT CONCAT('transfer ', t.id, ' (', t.biz_type, ' ', t.biz_no, ') over ', t.amount,
                      ' fen has ', e.legs, ' entries that sum to ', e.total, ' and gain ', e.gained)
               AS breach
          FROM wallet_transfer t
          JOIN (SELECT transfer_id, COUNT(*) AS legs, SUM(amount) AS total,
                       SUM(GREATEST(amount, 0)) AS gained
                  FROM wallet_entry GROUP BY transfer_id) e ON e.transfer_id = t.id
         WHERE t.result = 'POSTED' AND (e.legs < 2 OR e.total <> 0 OR e.gained <> t.amount)
        UNION ALL
        SELECT CONCAT('transfer ', t.id, ' in ', t.currency, ' has an entry on account ', a.id,
                      ' in ', a.currency)
          FROM wallet_entry e
          JOIN wallet_transfer t ON t.id = e.transfer_id
          JOIN wallet_account a ON a.id = e.account_id
         WHERE a.currency <> t.currency
        """);
  }

  @Bean
  Invariant walletsEqualTheirEntries() {
    return new SqlInvariant(
        "wallets_equal_their_entries",
        """
        SELECT CONCAT('wallet ', a.id, ' of ', a.owner_uid, ' says available ', a.available,
                      ', frozen ', a.frozen, ', version ', a.version, '; its entries say ',
                      COALESCE(e.available, 0), ', ', COALESCE(e.frozen, 0), ', last ',
                      COALESCE(e.last_seq, 0), ' of ', COALESCE(e.entries, 0)) AS breach
          FROM wallet_account a
          LEFT JOIN (SELECT account_id, COUNT(*) AS entries, MAX(seq) AS last_seq,
                            SUM(CASE bucket WHEN 'AVAILABLE' THEN amount ELSE 0 END) AS available,
                            SUM(CASE bucket WHEN 'FROZEN' THEN amount ELSE 0 END) AS frozen
                       FROM wallet_entry WHERE account_id >= 1000 GROUP BY account_id) e
            ON e.account_id = a.id
         WHERE NOT a.append_only
           AND (a.available <> COALESCE(e.available, 0) OR a.frozen <> COALESCE(e.frozen, 0)
                OR a.version <> COALESCE(e.last_seq, 0) OR a.version <> COALESCE(e.entries, 0))
        UNION ALL
        SELECT CONCAT('entry ', e.seq, ' of transfer ', e.transfer_id, ' is on account ',
                      e.account_id, ', which does not exist')
          FROM wallet_entry e LEFT JOIN wallet_account a ON a.id = e.account_id
         WHERE a.id IS NULL
        """);
  }

  @Bean
  Invariant balancesFollowFromEntries() {
    return new WalletWalk("balances_follow_from_entries", _ -> new BalanceFollower());
  }

  @Bean
  Invariant holdsExplainFrozen() {
    return new SqlInvariant(
        "holds_explain_frozen",
        """
        SELECT CONCAT('wallet ', a.id, ' of ', a.owner_uid, ' has ', a.frozen,
                      ' fen frozen and open holds of ', COALESCE(h.still_held, 0)) AS breach
          FROM wallet_account a
          LEFT JOIN (SELECT account_id, SUM(amount - settled - released) AS still_held
                       FROM wallet_hold GROUP BY account_id) h ON h.account_id = a.id
         WHERE NOT a.append_only AND a.frozen <> COALESCE(h.still_held, 0)
        UNION ALL
        SELECT CONCAT('hold ', h.id, ' says ', h.amount, ' held, ', h.settled, ' settled, ',
                      h.released, ' released; its transfers say ', COALESCE(t.opened, 0), ', ',
                      COALESCE(t.settled, 0), ', ', COALESCE(t.released, 0))
          FROM wallet_hold h
          LEFT JOIN (SELECT t.hold_id,
                            SUM(CASE t.hold_step WHEN 'OPEN' THEN e.amount ELSE 0 END) AS opened,
                            SUM(CASE t.hold_step WHEN 'SETTLE' THEN -e.amount ELSE 0 END) AS settled,
                            SUM(CASE t.hold_step WHEN 'RELEASE' THEN -e.amount ELSE 0 END) AS released
                       FROM wallet_transfer t
                       JOIN wallet_entry e ON e.transfer_id = t.id AND e.bucket = 'FROZEN'
                      WHERE t.result = 'POSTED' AND t.hold_id IS NOT NULL
                      GROUP BY t.hold_id) t ON t.hold_id = h.id
         WHERE h.amount <> COALESCE(t.opened, 0) OR h.settled <> COALESCE(t.settled, 0)
            OR h.released <> COALESCE(t.released, 0) OR h.settled + h.released > h.amount
        UNION ALL
        SELECT CONCAT('transfer ', t.id, ' is a step of hold ', t.hold_id, ', which does not exist')
          FROM wallet_transfer t LEFT JOIN wallet_hold h ON h.id = t.hold_id
         WHERE t.result = 'POSTED' AND t.hold_id IS NOT NULL AND h.id IS NULL
        """);
  }

  @Bean
  Invariant onlyPostedTransfersHaveEntries() {
    return new SqlInvariant(
        "only_posted_transfers_have_entries",
        """
        SELECT CONCAT('transfer ', t.id, ' (', t.biz_type, ' ', t.biz_no, ') is ', t.result,
                      CASE t.result WHEN 'POSTED' THEN ' and has no entries'
                                    ELSE ' and has entries' END) AS breach
          FROM wallet_transfer t
         WHERE (t.result = 'POSTED')
               <> EXISTS (SELECT 1 FROM wallet_entry e WHERE e.transfer_id = t.id)
        """);
  }

  @Bean
  Invariant ledgerSumsToZero() {
    return new SqlInvariant(
        "ledger_sums_to_zero",
        """
        SELECT CONCAT('all entries in ', currency, ' sum to ', total,
                      ' fen; the first that does not balance is transfer ',
                      COALESCE((SELECT MIN(transfer_id)
                                  FROM (SELECT transfer_id FROM wallet_entry
                                         GROUP BY transfer_id HAVING SUM(amount) <> 0) unbalanced),
                               'unknown')) AS breach
          FROM (SELECT a.currency, SUM(e.amount) AS total
                  FROM wallet_entry e JOIN wallet_account a ON a.id = e.account_id
                 GROUP BY a.currency) sums
         WHERE total <> 0
        """);
  }

  @Bean
  Invariant rollUpsEqualTheirEntries() {
    return new SqlInvariant(
        "roll_ups_equal_their_entries",
        """
        SELECT CONCAT(a.kind, ' is rolled up to ', r.balance, ' fen over ', r.entries,
                      ' entries up to ', r.watermark, '; there are ', COALESCE(e.balance, 0),
                      ' fen in ', COALESCE(e.entries, 0)) AS breach
          FROM account_rollup r
          JOIN wallet_account a ON a.id = r.account_id
          LEFT JOIN (SELECT e.account_id, SUM(e.amount) AS balance, COUNT(*) AS entries
                       FROM wallet_entry e JOIN account_rollup r ON r.account_id = e.account_id
                      WHERE e.seq <= r.watermark GROUP BY e.account_id) e
            ON e.account_id = r.account_id
         WHERE r.balance <> COALESCE(e.balance, 0) OR r.entries <> COALESCE(e.entries, 0)
        UNION ALL
        SELECT CONCAT(a.kind, ' (account ', a.id, ') is not rolled up')
          FROM wallet_account a LEFT JOIN account_rollup r ON r.account_id = a.id
         WHERE a.append_only AND r.account_id IS NULL
        """);
  }

  @Bean
  Invariant chainsHold() {
    return new WalletWalk("chains_hold", ChainFollower::new);
  }
}
