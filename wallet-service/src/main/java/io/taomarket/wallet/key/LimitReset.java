package io.taomarket.wallet.key;

/** When the spending of a key starts again from nothing, at midnight UTC; weeks begin on Monday. */
public enum LimitReset {
    DAILY,
    WEEKLY,
    MONTHLY
}
