package org.stackshift.kernel.fs.proc;

import org.stackshift.kernel.fs.proc.ProcSource.ProcessInfo;
import org.stackshift.kernel.fs.proc.ProcSource.ResourceInfo;
import org.stackshift.kernel.fs.proc.ProcSource.ThreadInfo;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.MmStruct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;

/** The files of /proc/pid, as Linux 6.1 prints them (proc(5)). */
enum ProcessFile {
    CMDLINE("cmdline", 0444, MmStruct.ARG_START, MmStruct.ARG_END),
    COMM("comm", 0644, (_, thread) -> thread.comm() + "\n"),
    ENVIRON("environ", 0400, MmStruct.ENV_START, MmStruct.ENV_END),
    LIMITS("limits", 0444, (_, _) -> StatusText.limits()),
    MAPS("maps", 0444, (process, _) -> MapsText.maps(process)),
    MOUNTINFO("mountinfo", 0444, (_, _) -> MapsText.mountinfo()),
    MOUNTS("mounts", 0444, (_, _) -> MapsText.mounts()),
    STAT("stat", 0444, StatusText::stat),
    STATM("statm", 0444, (process, _) -> StatusText.statm(process)),
    STATUS("status", 0444, StatusText::status);

    private static final int ARGUMENTS_LIMIT = 2 << 20;

    private final String fileName;
    private final int mode;
    private final BiFunction<ProcessInfo, ThreadInfo, byte[]> content;

    ProcessFile(String fileName, int mode, BiFunction<ProcessInfo, ThreadInfo, String> text) {
        this.fileName = fileName;
        this.mode = mode;
        this.content =
                (process, thread) -> text.apply(process, thread).getBytes(StandardCharsets.UTF_8);
    }

    /** A file that shows bytes of the process's memory between two fields of its mm_struct. */
    ProcessFile(String fileName, int mode, int startField, int endField) {
        this.fileName = fileName;
        this.mode = mode;
        this.content =
                (process, _) ->
                        process.resources()
                                .map(ResourceInfo::mm)
                                .map(mm -> memory(mm, startField, endField))
                                .orElse(new byte[0]);
    }

    private static byte[] memory(AddressSpace mm, int startField, int endField) {
        long start = mm.struct().field(startField);
        long size = Math.clamp(mm.struct().field(endField) - start, 0, ARGUMENTS_LIMIT);
        byte[] bytes = new byte[(int) size];
        int read = mm.user().readSome(start, bytes, 0, bytes.length);
        return Arrays.copyOf(bytes, read);
    }

    String fileName() {
        return fileName;
    }

    int mode() {
        return mode;
    }

    byte[] bytes(ProcessInfo process, ThreadInfo thread) {
        return content.apply(process, thread);
    }
}
