/** Stackshift: x86-64 Linux programs on an emulated machine, stack by stack. */
module org.stackshift {
    requires org.jspecify;
    requires info.picocli;

    opens org.stackshift.app to
            info.picocli;
}
