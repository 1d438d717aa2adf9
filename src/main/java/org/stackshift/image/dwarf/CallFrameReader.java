package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the entries of .eh_frame or .debug_frame (DWARF 5 §6.4.1; LSB core, "Exception Frames").
 */
final class CallFrameReader {
    private final ByteSpan section;
    private final long sectionVaddr;
    private final boolean isEhFrame;
    private final List<String> problems;
    private final WorkBudget budget;
    private final Map<Long, CommonInformation> commons = new HashMap<>();

    CallFrameReader(ByteSpan section, long sectionVaddr, boolean isEhFrame, List<String> problems) {
        this.section = section;
        this.sectionVaddr = sectionVaddr;
        this.isEhFrame = isEhFrame;
        this.problems = problems;
        this.budget = new WorkBudget(section.length());
    }

    void readInto(List<FrameDescription> target) {
        Cursor cursor = new Cursor(section, budget);
        try {
            while (!cursor.atEnd()) {
                Cursor.UnitLength length = cursor.unitLength();
                if (length.bytes() == 0) {
                    return;
                }
                int start = cursor.position();
                readEntry(cursor.part(length.bytes()), start, length.offsetSize(), target);
            }
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
    }

    private void readEntry(Cursor entry, int start, int offsetSize, List<FrameDescription> target) {
        try {
            int idSize = isEhFrame ? 4 : offsetSize;
            long id = entry.unsigned(idSize);
            if (id == commonId(idSize)) {
                return;
            }
            // .eh_frame counts back from the id itself, .debug_frame from the start of the section.
            CommonInformation common = common(isEhFrame ? start - id : id);
            long low = pointer(entry, common, start);
            long size = EncodedPointer.number(entry, common.pointerEncoding() & 0xf);
            if (common.hasAugmentationData()) {
                entry.skip(entry.uleb());
            }
            if (low != 0 && Long.compareUnsigned(low + size, low) > 0) {
                ByteSpan instructions = entry.block(entry.remaining());
                target.add(
                        new FrameDescription(
                                new AddressRange(low, low + size), common, instructions));
            }
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
    }

    private long pointer(Cursor entry, CommonInformation common, int start) {
        long offset = (long) start + entry.position();
        return EncodedPointer.read(entry, common.pointerEncoding(), sectionVaddr, offset);
    }

    private long commonId(int idSize) {
        if (isEhFrame) {
            return 0;
        }
        return idSize == 4 ? 0xffff_ffffL : -1;
    }

    private CommonInformation common(long offset) {
        CommonInformation known = commons.get(offset);
        if (known != null) {
            return known;
        }
        Cursor cursor = Cursor.at(section, offset, budget);
        Cursor.UnitLength length = cursor.unitLength();
        Cursor body = cursor.part(length.bytes());
        int idSize = isEhFrame ? 4 : length.offsetSize();
        if (body.unsigned(idSize) != commonId(idSize)) {
            throw new DwarfFault("a frame description without common information");
        }
        CommonInformation common = CommonInformation.read(body, isEhFrame);
        commons.put(offset, common);
        return common;
    }
}
