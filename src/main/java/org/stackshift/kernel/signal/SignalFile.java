package org.stackshift.kernel.signal;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.AnonymousFile;
import org.stackshift.kernel.fs.OpenFile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Signals as records to read (signalfd(2)), those of the thread that made it. */
public final class SignalFile extends AnonymousFile {
    /** Bytes of struct signalfd_siginfo. */
    private static final int SIZE = 128;

    private SignalState signals;
    private long set;

    /**
     * @param set which signals, as a sigset_t
     */
    public SignalFile(SignalState signals, long set, int flags) {
        super(flags | Fcntl.O_RDWR, signals.handlers().arrivals());
        this.signals = signals;
        this.set = set;
    }

    private SignalFile(SignalFile original) {
        super(original);
        signals = original.signals;
        set = original.set;
    }

    /** Replaces the set. */
    public void setSignals(long newSet) {
        set = newSet;
        changes().wakeAll();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        if (count < SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int done = 0;
        while (count - done >= SIZE) {
            SigInfo info = signals.take(set);
            if (info == null) {
                break;
            }
            System.arraycopy(record(info), 0, target, offset + done, SIZE);
            done += SIZE;
        }
        return done == 0 ? mustWait() : done;
    }

    /**
     * ssi_signo, errno, code, pid, uid at +0..+16; ssi_status +40; ssi_int and ssi_ptr +44, +48.
     */
    private static byte[] record(SigInfo info) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, info.signal());
        bytes.putInt(8, info.code());
        if (info.hasAddress() && info.isFault()) {
            bytes.putLong(72, info.word());
        } else {
            bytes.putLong(12, info.word());
            bytes.putInt(40, (int) info.value());
            bytes.putInt(44, (int) info.value());
            bytes.putLong(48, info.value());
        }
        return bytes.array();
    }

    @Override
    public boolean isReadable() {
        return (signals.pendingSet() & set) != 0;
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public String label() {
        return "anon_inode:[signalfd]";
    }

    @Override
    protected OpenFile twin() {
        return new SignalFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        signals = copies.of(signals);
    }
}
