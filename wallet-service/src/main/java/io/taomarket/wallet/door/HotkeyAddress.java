package io.taomarket.wallet.door;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that may be the address of a hotkey: 48 characters of base58. */
@Pattern(regexp = HotkeyAddress.FORM)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface HotkeyAddress {

    String FORM = "[1-9A-HJ-NP-Za-km-z]{48}";

    String message() default "must be an SS58 address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
