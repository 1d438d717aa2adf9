package org.stackshift.kernel.fs.proc;

import java.util.Map;
import java.util.TreeMap;

/** The numbers and names under /proc/sys, each with its path there. */
final class Settings {
    /** Paths below the directory with their texts, without the line's end. */
    static final TreeMap<String, String> KERNEL =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("fs/file-max", "65536"),
                            Map.entry("fs/pipe-max-size", "1048576"),
                            Map.entry("fs/nr_open", "1048576"),
                            Map.entry("kernel/cap_last_cap", "40"),
                            Map.entry("kernel/hostname", "stackshift"),
                            Map.entry("kernel/ngroups_max", "65536"),
                            Map.entry("kernel/osrelease", "6.1.0-stackshift"),
                            Map.entry("kernel/ostype", "Linux"),
                            Map.entry("kernel/pid_max", "32768"),
                            Map.entry(
                                    "kernel/random/boot_id",
                                    "5eed5eed-0000-4000-8000-000000000000"),
                            Map.entry("kernel/random/entropy_avail", "256"),
                            Map.entry("kernel/random/uuid", "5eed5eed-0000-4000-8000-000000000001"),
                            Map.entry("kernel/randomize_va_space", "0"),
                            Map.entry("kernel/threads-max", "32768"),
                            Map.entry("kernel/version", "#1 SMP"),
                            Map.entry("vm/max_map_count", "65530"),
                            Map.entry("vm/mmap_min_addr", "65536"),
                            Map.entry("vm/overcommit_memory", "0")));

    private Settings() {}
}
