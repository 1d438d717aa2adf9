package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A directory below /proc/sys. */
final class SettingDirectory extends ProcDirectory {
    private record Line(String text) implements Inode.Generated.Text {
        @Override
        public byte[] bytes() {
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Inode.Generated.Text copy(Copies copies) {
            return this;
        }
    }

    private final TreeMap<String, String> settings;

    /**
     * @param settings texts by path below here
     */
    SettingDirectory(
            ProcSource source, Directory parent, String name, TreeMap<String, String> settings) {
        super(source, Owner.ROOT, parent, name);
        this.settings = settings;
    }

    private SettingDirectory(SettingDirectory original) {
        super(original);
        settings = original.settings;
    }

    @Override
    public @Nullable Inode child(String name) {
        String text = settings.get(name);
        if (text != null) {
            return file(name, 0444, new Line(text));
        }
        TreeMap<String, String> below = new TreeMap<>();
        String prefix = name + "/";
        settings.forEach(
                (path, value) -> {
                    if (path.startsWith(prefix)) {
                        below.put(path.substring(prefix.length()), value);
                    }
                });
        return below.isEmpty() ? null : new SettingDirectory(source(), this, name, below);
    }

    @Override
    public List<Entry> list() {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey().split("/")[0];
            Inode inode = child(name);
            if (inode != null) {
                entries.put(name, new Entry(name, inode));
            }
        }
        return List.copyOf(entries.values());
    }

    @Override
    protected Inode twin() {
        return new SettingDirectory(this);
    }
}
