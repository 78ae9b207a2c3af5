package io.taomarket.scoring.weights;

import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.scoring.weights.CommitRepository.Commit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Weights in two steps, so that nobody can copy what is not yet public: a hash now, the vector some epochs later. */
@Service
public class Commits {

    private final CommitRepository commits;
    private final Metagraph metagraph;
    private final Weights weights;
    private final WeightProperties properties;

    Commits(CommitRepository commits, Metagraph metagraph, Weights weights, WeightProperties properties) {
        this.commits = commits;
        this.metagraph = metagraph;
        this.weights = weights;
        this.properties = properties;
    }

    /** Keeps the hash; the rate limit of weights counts from here. The same hash again changes nothing. */
    @Transactional
    Commit commit(int netuid, String hotkey, String hash) {
        var subnet = hiding(netuid);
        metagraph.lockNeurons(netuid);
        var signer = registered(netuid, hotkey);
        var open = commits.of(netuid, hotkey).stream()
                .filter(commit -> !isExpired(commit, subnet))
                .toList();
        var known = open.stream().filter(commit -> commit.hash().equals(hash)).findFirst();
        if (known.isPresent()) return known.get();
        var block = metagraph.block();
        if (WeightRules.isTooSoon(block, signer, subnet.rules()))
            throw WeightRefusal.COMMITTING_WEIGHTS_TOO_FAST.refusal();
        if (open.size() >= properties.maxOpenCommits()) throw WeightRefusal.TOO_MANY_UNREVEALED_COMMITS.refusal();
        var commit = new Commit(netuid, hotkey, hash, subnet.epochs(), block);
        commits.deleteExpired(netuid, hotkey, oldestOpenEpoch(subnet));
        commits.insert(commit);
        metagraph.setWeights(netuid, signer.uid(), signer.weights(), block);
        return commit;
    }

    /** Takes the vector if it was committed, and if exactly the reveal period has passed since. */
    @Transactional
    StoredWeights reveal(Commitment commitment) {
        var netuid = commitment.netuid();
        var subnet = hiding(netuid);
        var commit = promised(commitment);
        var revealEpoch = commit.epoch() + subnet.rules().revealPeriodEpochs();
        if (subnet.epochs() < revealEpoch) throw WeightRefusal.REVEAL_TOO_EARLY.refusal();
        if (isExpired(commit, subnet)) throw WeightRefusal.EXPIRED_WEIGHT_COMMIT.refusal();
        commits.deleteUpTo(netuid, commitment.hotkey(), commit.block());
        return weights.reveal(netuid, commitment.hotkey(), commitment.vector());
    }

    /** By hotkey, the block of its oldest commit that can still be revealed. */
    public Map<String, Long> earliestBlocks(Subnet subnet) {
        if (!subnet.rules().commitReveal()) return Map.of();
        return commits.earliestBlocks(subnet.netuid(), oldestOpenEpoch(subnet));
    }

    private Subnet hiding(int netuid) {
        if (netuid == 0) throw WeightRefusal.CAN_NOT_SET_ROOT_NETWORK_WEIGHTS.refusal();
        var subnet = metagraph.subnet(netuid).orElseThrow(WeightRefusal.MECHANISM_DOES_NOT_EXIST::refusal);
        if (!subnet.rules().commitReveal()) throw WeightRefusal.COMMIT_REVEAL_DISABLED.refusal();
        return subnet;
    }

    private Neuron registered(int netuid, String hotkey) {
        return metagraph.neuron(netuid, hotkey).orElseThrow(WeightRefusal.HOT_KEY_NOT_REGISTERED_IN_SUB_NET::refusal);
    }

    private Commit promised(Commitment commitment) {
        List<Commit> made = commits.of(commitment.netuid(), commitment.hotkey());
        if (made.isEmpty()) throw WeightRefusal.NO_WEIGHTS_COMMIT_FOUND.refusal();
        return made.stream()
                .filter(commit -> commit.hash().equals(commitment.hash()))
                .findFirst()
                .orElseThrow(WeightRefusal.INVALID_REVEAL_COMMIT_HASH_NOT_MATCH::refusal);
    }

    private static boolean isExpired(Commit commit, Subnet subnet) {
        return commit.epoch() < oldestOpenEpoch(subnet);
    }

    private static long oldestOpenEpoch(Subnet subnet) {
        return subnet.epochs() - subnet.rules().revealPeriodEpochs();
    }
}
