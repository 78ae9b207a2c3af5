package io.taomarket.wallet.ledger;

import java.util.UUID;

/**
 * What a transfer does to one account.
 *
 * @param accountId the account's number in the ledger
 * @param accountVersion counts the account's entries from 1, without gaps
 */
public record Entry(long accountId, long accountVersion, UUID transferId, long deltaRao, long balanceAfterRao) {}
