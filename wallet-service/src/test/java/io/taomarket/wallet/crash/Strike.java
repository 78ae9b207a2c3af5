package io.taomarket.wallet.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is killed. */
enum Strike {
    /** The instance that writes, while another stands by. */
    WRITER,
    STANDBY,
    /** PostgreSQL's postmaster. */
    DATABASE,
    /** The one process of PostgreSQL that serves the writer. */
    BACKEND,
    /** The instance that writes, and PostgreSQL. */
    BOTH,
    BROKER;

    /** Twenty of the service and of PostgreSQL, and the broker besides; between those of the service it can start anew. */
    static List<Strike> plan(Random random) {
        var service = shuffled(random, times(3, WRITER), times(1, STANDBY), times(1, BOTH));
        var servers = shuffled(random, times(10, DATABASE), times(5, BACKEND), times(2, BROKER));
        var plan = new ArrayList<Strike>();
        for (var strike : service) {
            plan.add(strike);
            for (var i = servers.size() / service.size(); i > 0 && !servers.isEmpty(); i--)
                plan.add(servers.removeLast());
        }
        plan.addAll(servers);
        return plan;
    }

    @SafeVarargs
    private static List<Strike> shuffled(Random random, List<Strike>... strikes) {
        var all = new ArrayList<Strike>();
        for (var some : strikes) all.addAll(some);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<Strike> times(int times, Strike strike) {
        return Collections.nCopies(times, strike);
    }
}
