package io.taomarket.emission.subnet;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subnet as far as its emission is concerned.
 *
 * @param owner who may take the owner's cut; nobody while the platform runs it
 * @param ownerCut whether the owner takes it
 */
public record Subnet(int netuid, @Nullable Owner owner, boolean ownerCut) {

    /** True when part of the emission is set aside for an owner. */
    public boolean paysOwner() {
        return ownerCut && owner != null;
    }

    /** Where the owner's cut goes. */
    public record Owner(UUID accountId, String hotkey) {}
}
