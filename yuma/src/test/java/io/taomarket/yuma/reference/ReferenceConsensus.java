package io.taomarket.yuma.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The weight that more than the minority of active stake stands behind, per miner (§2.7). */
record ReferenceConsensus(Grid weights, List<BigInteger> activeShares, int kappa) {

    List<BigInteger> columns() {
        var voters = new ArrayList<Integer>();
        for (var i = 0; i < activeShares.size(); i++) {
            if (activeShares.get(i).signum() > 0) voters.add(i);
        }
        var votes = Vector.normalised(voters.stream().map(activeShares::get).toList());
        var minority = Q32.sum(votes).subtract(Q32.share(kappa));
        var columns = new ArrayList<BigInteger>();
        for (var j = 0; j < weights.size(); j++) columns.add(median(voters, votes, minority, j));
        return columns;
    }

    /** The smallest weight given to the miner at or below which lies more than the minority; else the largest. */
    private BigInteger median(List<Integer> voters, List<BigInteger> votes, BigInteger minority, int miner) {
        if (voters.isEmpty()) return Q32.ZERO;
        var given = voters.stream().map(i -> weights.at(i, miner)).toList();
        var ascending = new TreeSet<>(given);
        for (var weight : ascending) {
            var below = Q32.ZERO;
            for (var k = 0; k < given.size(); k++) {
                if (given.get(k).compareTo(weight) <= 0) below = below.add(votes.get(k));
            }
            if (below.compareTo(minority) > 0) return weight;
        }
        return ascending.last();
    }
}
