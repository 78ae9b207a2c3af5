package io.taomarket.wallet.hotkey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

interface HotkeyRepository extends JpaRepository<Hotkey, String> {

    List<Hotkey> findByAccountIdOrderByBoundAtAscAddressAsc(UUID accountId, Limit limit);

    long countByAccountId(UUID accountId);

    /** False for an account that is frozen or closed. */
    @NativeQuery("select standing = 'OPEN' from ledger_account where public_id = :accountId")
    boolean isOpen(UUID accountId);

    /** 1 when the hotkey was free, 0 when somebody has it; whoever comes second waits for the first to decide. */
    @Modifying
    @NativeQuery("""
            insert into hotkey (address, account_id, scheme, bound_at)
            values (:address, :accountId, :scheme, :boundAt) on conflict (address) do nothing
            """)
    int bind(String address, UUID accountId, String scheme, Instant boundAt);
}
