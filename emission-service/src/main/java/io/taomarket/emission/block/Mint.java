package io.taomarket.emission.block;

import io.taomarket.emission.budget.Budget;
import io.taomarket.emission.budget.Budgets;
import io.taomarket.emission.demand.Demand;
import io.taomarket.emission.share.Candidate;
import io.taomarket.emission.share.ShareRule;
import io.taomarket.emission.subnet.Subnet;
import io.taomarket.emission.subnet.Subnets;
import io.taomarket.yuma.Issuance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mints a block's emission into the subnets' budgets. */
@Component
class Mint {

    private final Subnets subnets;
    private final Demand demand;
    private final ShareRule rule;
    private final Budgets budgets;

    Mint(Subnets subnets, Demand demand, ShareRule rule, Budgets budgets) {
        this.subnets = subnets;
        this.demand = demand;
        this.rule = rule;
        this.budgets = budgets;
    }

    /** Answers what was minted: nothing while there is no subnet to mint for. */
    long mint(long issuedRao) {
        var averages = demand.fold();
        var present = subnets.all();
        if (present.isEmpty()) return 0;
        var emissionRao = Issuance.blockEmissionRao(issuedRao);
        var candidates = present.stream()
                .map(Subnet::netuid)
                .map(netuid -> new Candidate(netuid, averages.getOrDefault(netuid, BigInteger.ZERO)))
                .toList();
        pay(present, rule.split(emissionRao, candidates));
        return emissionRao;
    }

    private void pay(List<Subnet> present, long[] partsRao) {
        var before = budgets.lock(present.stream().map(Subnet::netuid).toList());
        var after = new ArrayList<Budget>();
        for (var i = 0; i < partsRao.length; i++)
            after.add(before.get(i).plus(partsRao[i], present.get(i).paysOwner()));
        budgets.keep(after);
    }
}
