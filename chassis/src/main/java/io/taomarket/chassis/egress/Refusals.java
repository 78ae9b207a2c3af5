package io.taomarket.chassis.egress;

/** Hears of each call that was not made because of where it would have gone, by the rule's id. */
@FunctionalInterface
public interface Refusals {

    void refused(String ruleId);
}
