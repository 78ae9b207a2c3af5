package io.taomarket.registry.registration;

import io.taomarket.chassis.signing.Address;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a slot.
 *
 * @param registrationId chosen by the caller, so that asking again is harmless
 * @param maxBurnRao the most that may be paid; without it whatever a slot costs
 */
record RegistrationWish(
        @NotNull UUID registrationId,
        @NotNull Address hotkey,
        @Nullable @PositiveOrZero Long maxBurnRao) {}
