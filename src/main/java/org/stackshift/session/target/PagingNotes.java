package org.stackshift.session.target;

import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.kernel.event.PageFault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Of all events, those that the page-table panels tell about. */
public final class PagingNotes implements EventSink {
    private final Map<Integer, Long> lastFaults = new LinkedHashMap<>();

    @Override
    public void accept(Event event) {
        if (event instanceof PageFault fault) {
            lastFaults.put(fault.pid(), fault.vaddr());
        }
    }

    /** The address of the latest page fault of a task. */
    public OptionalLong lastFault(int pid) {
        Long vaddr = lastFaults.get(pid);
        return vaddr == null ? OptionalLong.empty() : OptionalLong.of(vaddr);
    }
}
