package io.taomarket.emission.share;

import java.util.List;

/** Decides how much of a block each subnet gets. Another economy brings another rule. */
public interface ShareRule {

    /** Parts by index; they sum to the emission. There is at least one subnet. */
    long[] split(long emissionRao, List<Candidate> subnets);
}
