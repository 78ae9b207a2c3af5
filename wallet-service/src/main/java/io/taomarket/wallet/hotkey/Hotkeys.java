package io.taomarket.wallet.hotkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.stake.StakePools;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Binds hotkeys to accounts. The hotkey itself has to sign that it wants to belong to the account. */
@Service
@Transactional
public class Hotkeys {

    private static final String STATEMENT = "taomarket-hotkey\n";
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");

    private final HotkeyRepository hotkeys;
    private final StakePools pools;
    private final HotkeyProperties properties;
    private final Clock clock;

    Hotkeys(HotkeyRepository hotkeys, StakePools pools, HotkeyProperties properties, Clock clock) {
        this.hotkeys = hotkeys;
        this.pools = pools;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether this account has bound this hotkey. */
    @Transactional(readOnly = true)
    public boolean belongs(String address, UUID accountId) {
        return hotkeys.findById(address)
                .filter(hotkey -> hotkey.accountId().equals(accountId))
                .isPresent();
    }

    /** Binds a hotkey; doing it again changes nothing. */
    Bound bind(UUID accountId, String text, Scheme scheme, String signature) {
        var address =
                Address.parse(text).orElseThrow(() -> new InvalidField("hotkey", "is not an SS58 address of type 42"));
        requireSigned(accountId, address, scheme, signature);
        if (hotkeys.countByAccountId(accountId) >= properties.maxPerAccount()) throw tooMany();
        if (!hotkeys.isOpen(accountId)) throw notOpen(); // the gateway may know its keys for a moment longer
        var isNew = hotkeys.bind(address.ss58(), accountId, scheme.name(), clock.instant()) == 1;
        if (isNew) pools.open(address.ss58(), accountId);
        var hotkey = hotkeys.findById(address.ss58()).orElseThrow();
        if (!hotkey.accountId().equals(accountId)) throw taken();
        return new Bound(hotkey, isNew);
    }

    @Transactional(readOnly = true)
    List<Hotkey> list(UUID accountId) {
        return hotkeys.findByAccountIdOrderByBoundAtAscAddressAsc(accountId, Limit.of(properties.maxPerAccount()));
    }

    private static void requireSigned(UUID accountId, Address address, Scheme scheme, String signature) {
        if (!SIGNATURE.matcher(signature).matches())
            throw new InvalidField("signature", "must be 128 lower-case hex digits");
        var message = (STATEMENT + accountId).getBytes(UTF_8);
        var bytes = HexFormat.of().parseHex(signature);
        if (Signatures.verify(scheme, address.publicKey(), message, bytes)) return;
        throw new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad_signature",
                "The hotkey must sign the text taomarket-hotkey, a line feed and the account id.");
    }

    private static Refusal taken() {
        return new Refusal(HttpStatus.CONFLICT, "hotkey_taken", "This hotkey belongs to another account.");
    }

    private static Refusal notOpen() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "account_not_open", "The account is frozen or closed.");
    }

    private Refusal tooMany() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too_many_hotkeys",
                "An account has at most " + properties.maxPerAccount() + " hotkeys.");
    }

    record Bound(Hotkey hotkey, boolean isNew) {}
}
