package io.taomarket.routing;

/**
 * The numbers of the rule, the same for every request.
 *
 * @param newcomerQuality what a miner is taken for whose quality nobody has verified
 * @param explorationShare of the requests that go to newcomers first, so that they can show what they are worth
 * @param unknownFirstTokenMs what a miner is taken for that nobody has timed
 * @param unknownTokensPerSecond what a miner is taken for that nobody has timed
 * @param grainMs added to every time, so that a millisecond more or less decides nothing
 * @param affinitySlack how many requests more than the least busy one a miner may have and still keep its sessions
 */
public record Settings(
        double newcomerQuality,
        double explorationShare,
        double unknownFirstTokenMs,
        double unknownTokensPerSecond,
        double grainMs,
        int affinitySlack) {}
