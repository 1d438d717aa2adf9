package org.stackshift.ui.settings;

import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.MachineSetup.Level;
import org.stackshift.session.view.MachineSetup.Policy;

import java.util.Properties;

/** How the machine's settings stand in the file; what cannot be understood keeps its standard. */
final class MachineValues {
    private static final String PREFIX = "machine.";

    private MachineValues() {}

    static MachineSetup read(Properties values, MachineSetup standard) {
        return new MachineSetup(
                constant(values, "policy", standard.policy(), Policy.class),
                (int) number(values, "cpus", standard.cpus()),
                number(values, "slice", standard.slice()),
                Boolean.parseBoolean(
                        values.getProperty(PREFIX + "pcid", Boolean.toString(standard.pcid()))),
                constant(values, "level", standard.level(), Level.class),
                number(values, "seed", standard.seed()));
    }

    static void write(MachineSetup setup, Properties values) {
        values.setProperty(PREFIX + "policy", setup.policy().name());
        values.setProperty(PREFIX + "cpus", Integer.toString(setup.cpus()));
        values.setProperty(PREFIX + "slice", Long.toString(setup.slice()));
        values.setProperty(PREFIX + "pcid", Boolean.toString(setup.pcid()));
        values.setProperty(PREFIX + "level", setup.level().name());
        values.setProperty(PREFIX + "seed", Long.toString(setup.seed()));
    }

    private static <E extends Enum<E>> E constant(
            Properties values, String name, E standard, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(values.getProperty(PREFIX + name))) {
                return constant;
            }
        }
        return standard;
    }

    private static long number(Properties values, String name, long standard) {
        try {
            return Long.parseLong(values.getProperty(PREFIX + name, ""));
        } catch (NumberFormatException noNumber) {
            return standard;
        }
    }
}
