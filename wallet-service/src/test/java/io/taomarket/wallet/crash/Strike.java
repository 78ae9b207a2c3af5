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

    /** Twenty of the service and of PostgreSQL, and the broker besides, in some order. */
    static List<Strike> plan(Random random) {
        var plan = new ArrayList<Strike>();
        plan.addAll(Collections.nCopies(4, WRITER));
        plan.addAll(Collections.nCopies(1, STANDBY));
        plan.addAll(Collections.nCopies(2, BOTH));
        plan.addAll(Collections.nCopies(9, DATABASE));
        plan.addAll(Collections.nCopies(4, BACKEND));
        plan.addAll(Collections.nCopies(2, BROKER));
        Collections.shuffle(plan, random);
        return plan;
    }
}
