// The table of the shortcuts. A new action with a key is a line here, and Shortcuts::bind where it is made.
#include "ui/support/shortcuts.h"

namespace blindspot::ui {

std::span<const ShortcutEntry> Shortcuts::table()
{
    using enum ShortcutPlace;
    constexpr const char* kEveryList = QT_TR_NOOP("The same in every list and form of the system.");
    constexpr const char* kRemote = QT_TR_NOOP("A presenter's remote sends these keys.");
    constexpr const char* kEveryView = QT_TR_NOOP("The same in every picture and plot.");
    static const ShortcutEntry entries[] = {
        {"file.newWorkspace", File, QT_TR_NOOP("New workspace"), "Ctrl+N"},
        {"file.openWorkspace", File, QT_TR_NOOP("Open a workspace"), "Ctrl+O"},
        {"file.openRunSettings", File, QT_TR_NOOP("Open a run's settings"), "Ctrl+Shift+O"},
        {"file.trash", File, QT_TR_NOOP("Trash"), ""},
        {"file.quit", File, QT_TR_NOOP("Quit"), "Ctrl+Q"},
        {"edit.undo", Edit, QT_TR_NOOP("Undo"), "Ctrl+Z"},
        {"edit.settings", Edit, QT_TR_NOOP("Settings"), "Ctrl+,"},
        {"view.present", View, QT_TR_NOOP("Presentation mode"), "F11"},
        {"view.presentBack", View, QT_TR_NOOP("Presenting: back"), "PgUp", kRemote},
        {"view.presentForth", View, QT_TR_NOOP("Presenting: forth"), "PgDown", kRemote},
        {"view.presentEnd", View, QT_TR_NOOP("Presenting: end"), "Esc", kRemote},
        {"go.dataset", Go, QT_TR_NOOP("Dataset"), "Ctrl+1"},
        {"go.detectors", Go, QT_TR_NOOP("Detectors"), "Ctrl+2"},
        {"go.train", Go, QT_TR_NOOP("Train"), "Ctrl+3"},
        {"go.runs", Go, QT_TR_NOOP("Runs"), "Ctrl+4"},
        {"go.evaluate", Go, QT_TR_NOOP("Evaluate"), "Ctrl+5"},
        {"help.shortcuts", Help, QT_TR_NOOP("Shortcuts"), "F1"},
        {"help.guideAct", Help, QT_TR_NOOP("Guide: do the step"), "F8"},
        {"dataset.import", Dataset, QT_TR_NOOP("Import a dataset"), "Ctrl+I"},
        {"dataset.select", Dataset, QT_TR_NOOP("Make a selection"), "Ctrl+M"},
        {"dataset.find", Dataset, QT_TR_NOOP("Find images by file name"), "Ctrl+F"},
        {"dataset.next", Dataset, QT_TR_NOOP("Next image"), "Alt+Right"},
        {"dataset.previous", Dataset, QT_TR_NOOP("Previous image"), "Alt+Left"},
        {"dataset.boxes", Dataset, QT_TR_NOOP("Boxes of the image"), "Ctrl+B"},
        {"dataset.detections", Dataset, QT_TR_NOOP("Detections in the image"), "Ctrl+D"},
        {"dataset.try", Dataset, QT_TR_NOOP("Try a patch on the picture"), "Ctrl+T"},
        {"dataset.mark", Dataset, QT_TR_NOOP("Mark an image"), "Space", kEveryList},
        {"dataset.markAll", Dataset, QT_TR_NOOP("Mark all images"), "Ctrl+A", kEveryList},
        {"detectors.start", Detectors, QT_TR_NOOP("Start the training of a detector"), "Ctrl+Return"},
        {"detectors.rename", Detectors, QT_TR_NOOP("Rename a detector"), "F2"},
        {"detectors.remove", Detectors, QT_TR_NOOP("Remove a detector"), "Del"},
        {"train.start", Train, QT_TR_NOOP("Start the training"), "Ctrl+Return"},
        {"train.pause", Train, QT_TR_NOOP("Pause or resume the training"), "Ctrl+Space"},
        {"train.stop", Train, QT_TR_NOOP("Stop the training"), "Ctrl+."},
        {"train.log", Train, QT_TR_NOOP("Show the log"), "Ctrl+L"},
        {"train.saveSettings", Train, QT_TR_NOOP("Save the settings"), "Ctrl+Shift+S"},
        {"runs.resume", Runs, QT_TR_NOOP("Resume a run"), "Ctrl+R"},
        {"runs.extend", Runs, QT_TR_NOOP("Extend a run"), "Ctrl+Shift+X"},
        {"runs.repeat", Runs, QT_TR_NOOP("Use a run's settings"), "Ctrl+U"},
        {"runs.save", Runs, QT_TR_NOOP("Save a run's settings"), "Ctrl+Shift+S"},
        {"runs.evaluate", Runs, QT_TR_NOOP("Evaluate runs"), "Ctrl+Shift+V"},
        {"runs.try", Runs, QT_TR_NOOP("Try a run's patch on a picture"), "Ctrl+T"},
        {"runs.checkpoints", Runs, QT_TR_NOOP("Compare a run's checkpoints"), "Ctrl+Shift+C"},
        {"runs.pin", Runs, QT_TR_NOOP("Pin runs"), "Ctrl+Shift+P"},
        {"runs.group", Runs, QT_TR_NOOP("Put runs into a group"), "Ctrl+G"},
        {"runs.export", Runs, QT_TR_NOOP("Export runs to a folder"), "Ctrl+E"},
        {"runs.pdf", Runs, QT_TR_NOOP("Export a run as a page (PDF)"), "Ctrl+Shift+E"},
        {"runs.print", Runs, QT_TR_NOOP("Print the patch"), "Ctrl+P"},
        {"runs.delete", Runs, QT_TR_NOOP("Delete runs"), "Del"},
        {"runs.rename", Runs, QT_TR_NOOP("Rename a run"), "F2"},
        {"runs.folder", Runs, QT_TR_NOOP("Open a run's folder"), ""},
        {"runs.find", Runs, QT_TR_NOOP("Filter the runs"), "Ctrl+F"},
        {"evaluate.start", Evaluate, QT_TR_NOOP("Start the evaluation"), "Ctrl+Return"},
        {"evaluate.stop", Evaluate, QT_TR_NOOP("Stop the evaluation"), "Ctrl+."},
        {"pictures.previous", Pictures, QT_TR_NOOP("Previous picture"), "PgUp"},
        {"pictures.next", Pictures, QT_TR_NOOP("Next picture"), "PgDown"},
        {"pictures.zoomIn", Pictures, QT_TR_NOOP("Closer"), "+; ="},
        {"pictures.zoomOut", Pictures, QT_TR_NOOP("Farther"), "-"},
        {"pictures.fit", Pictures, QT_TR_NOOP("The whole picture"), "0; F"},
        {"pictures.actual", Pictures, QT_TR_NOOP("A pixel for a pixel"), "1"},
        {"pictures.fill", Pictures, QT_TR_NOOP("Fill the room, or the whole picture"), "Return; Enter"},
        {"pictures.boxes", Pictures, QT_TR_NOOP("Boxes"), "B"},
        {"pictures.copy", Pictures, QT_TR_NOOP("Copy a patch"), "Ctrl+C", kEveryList},
        {"pictures.move", Pictures, QT_TR_NOOP("Move the picture, or go to the next"), "Left; Right; Up; Down", kEveryView},
        {"everywhere.next", Everywhere, QT_TR_NOOP("To the next control"), "Tab", kEveryList},
        {"everywhere.back", Everywhere, QT_TR_NOOP("Back to the control before"), "Shift+Tab", kEveryList},
    };
    return entries;
}

} // namespace blindspot::ui
