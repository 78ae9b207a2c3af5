package io.taomarket.wallet.transfer;

import io.taomarket.wallet.door.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What somebody writes on a payment: plain text, not long. */
@PlainText
@Size(max = 256)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface Memo {
    String message() default "must be plain text of at most 256 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
