package org.stackshift.kernel.fs;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.time.Clock;

/** What all files of a tree share: numbers, space, time ("super_block"). */
public final class SuperBlock implements Copyable<SuperBlock> {
    private Quota quota;
    private Clock clock;
    private long nextNumber = 2;

    SuperBlock(Quota quota, Clock clock) {
        this.quota = quota;
        this.clock = clock;
    }

    /** What the tree may still hold. */
    public Quota quota() {
        return quota;
    }

    /** Nanoseconds since 1970. */
    public long now() {
        return clock.realtime();
    }

    /** New attributes of a file of the student, with the next number and the time of now. */
    public Attributes attributes(int mode) {
        return attributes(mode, Owner.STUDENT);
    }

    /** New attributes with the next number and the time of now. */
    public Attributes attributes(int mode, Owner owner) {
        return new Attributes(nextNumber++, mode, owner, now());
    }

    @Override
    public SuperBlock copy(Copies copies) {
        SuperBlock copy = copies.register(this, new SuperBlock(quota, clock));
        copy.quota = copies.of(quota);
        copy.clock = copies.of(clock);
        copy.nextNumber = nextNumber;
        return copy;
    }
}
