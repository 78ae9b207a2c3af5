package io.taomarket.yuma;

/**
 * A subnet's emission divided as this market pays it: the owner's cut first, the rest half to the miners and half to the
 * validators. What does not divide is carried to the next block, so the parts and the carry sum to the emission. The
 * chain's own split, with root's part and lost rao, is {@link io.taomarket.yuma.economy.AlphaSplit}.
 */
public record SubnetSplit(long ownerRao, long minersRao, long validatorsRao, long carriedRao) {

    /** The owner's cut of the chain, u16: 17.9995 %. */
    public static final int OWNER_CUT = 11796;

    /** owner = floor(e · cut / 65535), miners = validators = floor((e − owner) / 2), carried = the odd rao. */
    public static SubnetSplit of(long emissionRao, int ownerCut) {
        if (emissionRao < 0) throw new IllegalArgumentException("emissionRao must not be negative: " + emissionRao);
        var ownerRao = Apportionment.floorShare(emissionRao, Fixed.requireU16(ownerCut, "ownerCut"), Fixed.U16_ONE);
        var restRao = emissionRao - ownerRao;
        return new SubnetSplit(ownerRao, restRao / 2, restRao / 2, restRao % 2);
    }
}
