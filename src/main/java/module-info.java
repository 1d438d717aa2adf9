/** Stackshift: x86-64 Linux programs on an emulated machine, stack by stack. */
module org.stackshift {
    requires org.jspecify;
    requires info.picocli;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;

    opens org.stackshift.app to
            info.picocli;
}
