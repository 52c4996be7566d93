package io.adpay.wallet.check;

import io.adpay.wallet.account.ChainHash;

/** What a wallet's row says of its chain. */
record WalletRow(long id, long uid, ChainHash head) {}
