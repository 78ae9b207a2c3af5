package io.taomarket.setup.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;

class StallTests {

    @Test
    void chatMinersTakeTheWishForOneCallOfAFunctionAtATime() {
        assertThat(Stall.all())
                .filteredOn(stall -> stall.netuid() == Stall.CHAT)
                .isNotEmpty()
                .allSatisfy(stall -> assertThat(stall.traits().get("supported_parameters"))
                        .isInstanceOfSatisfying(
                                Collection.class, parameters -> assertThat(parameters.contains("parallel_tool_calls"))
                                        .isTrue()));
    }
}
