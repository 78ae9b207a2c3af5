package io.taomarket.wallet.key;

/** What a key has spent, ever and in the present calendar periods (UTC). */
record Usage(long totalRao, long dailyRao, long weeklyRao, long monthlyRao) {}
