package io.adpay.chaos.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * On what a run ran.
 *
 * @param cores processors that the machine gave
 * @param memoryBytes its memory
 * @param os its operating system and kernel
 * @param jdk the Java of harness and services
 * @param mariadb the database's version, as it says itself
 * @param redis Redis's version, as it says itself
 */
public record Rig(
    int cores, long memoryBytes, String os, String jdk, String mariadb, String redis) {

  /** This machine, with engines of these versions. */
  public static Rig here(String mariadb, String redis) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Rig(
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        system.getName() + " " + system.getVersion() + " (" + system.getArch() + ")",
        System.getProperty("java.vm.vendor") + " " + Runtime.version(),
        mariadb,
        redis);
  }
}
