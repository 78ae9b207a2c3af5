package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Accounts as the writer last wrote them. Nobody else writes them while it does, so it need not read them again. If
 * somebody did, the database refuses the next batch that changes the account, and everything is forgotten.
 */
final class KnownAccounts {

    private static final int MOST = 50_000;

    private final LinkedHashMap<UUID, Sheet> sheets = new LinkedHashMap<>();

    /** Adds those that are known to the list, and answers which are not. */
    List<UUID> addTo(List<Sheet> accounts, Set<UUID> wanted) {
        var unknown = new ArrayList<UUID>();
        for (var accountId : wanted) {
            var sheet = sheets.get(accountId);
            if (sheet == null) unknown.add(accountId);
            else accounts.add(sheet);
        }
        return unknown;
    }

    /** Remembers it, and forgets the one that was learnt longest ago when there are too many. */
    void learn(Sheet sheet) {
        sheets.put(sheet.publicId(), sheet);
        if (sheets.size() > MOST) sheets.pollFirstEntry();
    }

    void forget() {
        sheets.clear();
    }
}
