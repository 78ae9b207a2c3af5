package io.taomarket.benchmarks.chat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What something took.
 *
 * @param processorNanos of all cores together, which hardly depend on what else the machine does
 */
record Effort(long nanos, long processorNanos) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Effort now() {
        return new Effort(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Effort until(Effort later) {
        return new Effort(later.nanos - nanos, later.processorNanos - processorNanos);
    }
}
