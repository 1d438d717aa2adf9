package org.stackshift.abi;

/** Values of siginfo_t.si_code (Linux, asm-generic/siginfo.h). */
public final class SiCode {
    public static final int SI_USER = 0;
    public static final int SI_KERNEL = 0x80;
    public static final int SI_QUEUE = -1;
    public static final int SI_TIMER = -2;
    public static final int SI_TKILL = -6;

    public static final int ILL_ILLOPN = 2;
    public static final int FPE_INTDIV = 1;
    public static final int FPE_INTOVF = 2;
    public static final int FPE_FLTDIV = 3;
    public static final int FPE_FLTOVF = 4;
    public static final int FPE_FLTUND = 5;
    public static final int FPE_FLTRES = 6;
    public static final int FPE_FLTINV = 7;
    public static final int SEGV_MAPERR = 1;
    public static final int SEGV_ACCERR = 2;
    public static final int BUS_ADRALN = 1;
    public static final int BUS_ADRERR = 2;
    public static final int TRAP_BRKPT = 1;
    public static final int TRAP_TRACE = 2;

    public static final int CLD_EXITED = 1;
    public static final int CLD_KILLED = 2;
    public static final int CLD_DUMPED = 3;
    public static final int CLD_STOPPED = 5;
    public static final int CLD_CONTINUED = 6;

    private SiCode() {}

    /** The header's name of a code, which depends on the signal for positive codes. */
    public static String name(int signal, int code) {
        return switch (code) {
            case SI_USER -> "SI_USER";
            case SI_KERNEL -> "SI_KERNEL";
            case SI_QUEUE -> "SI_QUEUE";
            case SI_TIMER -> "SI_TIMER";
            case SI_TKILL -> "SI_TKILL";
            default -> faultName(signal, code);
        };
    }

    private static String faultName(int signal, int code) {
        String[] names =
                switch (signal) {
                    case Signal.SIGSEGV -> new String[] {"SEGV_MAPERR", "SEGV_ACCERR"};
                    case Signal.SIGBUS -> new String[] {"BUS_ADRALN", "BUS_ADRERR"};
                    case Signal.SIGILL -> new String[] {"ILL_ILLOPC", "ILL_ILLOPN"};
                    case Signal.SIGTRAP -> new String[] {"TRAP_BRKPT", "TRAP_TRACE"};
                    case Signal.SIGFPE ->
                            new String[] {
                                "FPE_INTDIV", "FPE_INTOVF", "FPE_FLTDIV", "FPE_FLTOVF",
                                "FPE_FLTUND", "FPE_FLTRES", "FPE_FLTINV", "FPE_FLTSUB"
                            };
                    default -> new String[0];
                };
        return code >= 1 && code <= names.length ? names[code - 1] : "si_code " + code;
    }
}
