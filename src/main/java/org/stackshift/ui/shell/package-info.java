/**
 * The window around the panels: menus, toolbar, the line that says why the machine stopped, status
 * bar, layout, themes. It knows the panels only as nodes that {@link
 * org.stackshift.ui.shell.Workbench} hands in.
 */
@NullMarked
package org.stackshift.ui.shell;

import org.jspecify.annotations.NullMarked;
