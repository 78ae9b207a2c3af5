package io.taomarket.wallet.key;

import org.jspecify.annotations.Nullable;

/** The most a key may spend, ever or per period. */
record KeyLimit(long limitRao, @Nullable LimitReset limitReset) {

    /** What is left after this usage; never below zero. */
    long remainingRao(Usage usage) {
        var spentRao =
                switch (limitReset) {
                    case null -> usage.totalRao();
                    case DAILY -> usage.dailyRao();
                    case WEEKLY -> usage.weeklyRao();
                    case MONTHLY -> usage.monthlyRao();
                };
        return Math.max(0, limitRao - spentRao);
    }
}
