package io.taomarket.wallet.account;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.key.KeySettings;
import io.taomarket.wallet.key.KeyView;
import io.taomarket.wallet.key.Keys;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts: the owner, an empty balance and a first key belong together. */
@Service
@Transactional
class Accounts {

    private final AccountRepository accounts;
    private final Ledger ledger;
    private final Keys keys;
    private final Clock clock;

    Accounts(AccountRepository accounts, Ledger ledger, Keys keys, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    Opened open(String name) {
        var account = accounts.saveAndFlush(new Account(name, clock.instant()));
        ledger.open(account.id(), Kind.CUSTOMER);
        return new Opened(account, keys.create(account.id(), KeySettings.first()));
    }

    Account get(UUID accountId) {
        return accounts.findById(accountId)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "account_not_found", "There is no such account."));
    }

    record Opened(Account account, KeyView firstKey) {}
}
