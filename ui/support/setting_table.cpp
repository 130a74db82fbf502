// The table of the settings. A new setting is an entry here, and whoever obeys it.
#include "ui/support/setting_keys.h"
#include "ui/support/settings.h"

namespace blindspot::ui {

std::span<const Setting> Settings::table()
{
    using enum SettingId;
    using enum SettingKind;
    using enum SettingEffect;
    using Section = SettingSection;
    static const Setting settings[] = {
        {Language, Section::General, Choice, "window/language", "", NextStart, QT_TR_NOOP("Language"),
         QT_TR_NOOP("The language of the window."), {},
         // Languages are named in themselves, so that whoever needs one can read it.
         {{"", QT_TR_NOOP("Language of the system")}, {"en", "English"}, {"ko", "한국어"}}},
        {WorkspacePlace, Section::General, Folder, "window/workspacePlace", "", AtOnce, QT_TR_NOOP("New workspaces"),
         QT_TR_NOOP("The folder that is proposed for a new workspace. Empty: beside the one that is open, else where documents are.")},
        {AskBeforeStopping, Section::General, Switch, "window/askBeforeStopping", true, AtOnce, QT_TR_NOOP("Ask before work is stopped"),
         QT_TR_NOOP("Whether closing the window or opening another workspace asks while something runs. What runs is stopped and saved "
                    "in either case.")},
        {EndNotice, Section::General, Switch, "window/endNotice", true, AtOnce, QT_TR_NOOP("Tell the end of long work"),
         QT_TR_NOOP("A notice of the desktop when work of more than 20 seconds has ended while another window is worked in.")},
        {Theme, Section::Look, Choice, kThemeKey, "0", AtOnce, QT_TR_NOOP("Theme"), QT_TR_NOOP("The colours of the window."), {},
         {{"0", QT_TR_NOOP("As the system has it")}, {"1", QT_TR_NOOP("Light")}, {"2", QT_TR_NOOP("Dark")}}},
        {TextSize, Section::Look, Number, "window/textSize", 100, NextStart, QT_TR_NOOP("Text size"),
         QT_TR_NOOP("The size of all text, of the system's."), {80, 200, 10, QT_TR_NOOP("%")}},
        {InventedBoxes, Section::Look, Switch, "pictures/invented", true, AtOnce, QT_TR_NOOP("Boxes of invented objects"),
         QT_TR_NOOP("Whether pictures show the boxes of what a detector sees where nothing is.")},
        {Device, Section::Computing, Choice, "compute/device", "auto", NextWork, QT_TR_NOOP("Device"),
         QT_TR_NOOP("What \"automatic\" stands for in the forms of trainings, evaluations and scans. A CUDA device that is not there is "
                    "told when work starts."), {},
         {{"auto", QT_TR_NOOP("The fastest there is")}, {"cpu", QT_TR_NOOP("CPU")}, {"cuda:0", "CUDA 0"}, {"cuda:1", "CUDA 1"},
          {"cuda:2", "CUDA 2"}, {"cuda:3", "CUDA 3"}}},
        {Precision, Section::Computing, Choice, "compute/precision", "auto", NextWork, QT_TR_NOOP("Precision"),
         QT_TR_NOOP("What \"automatic\" stands for in the training of a patch: the numbers inside the network."), {},
         {{"auto", QT_TR_NOOP("As the processor computes fastest")}, {"fp32", QT_TR_NOOP("fp32: exact")},
          {"bf16", QT_TR_NOOP("bf16: faster, coarser")}}},
        {Threads, Section::Computing, Number, "compute/threads", 0, NextStart, QT_TR_NOOP("CPU threads"),
         QT_TR_NOOP("Threads that compute on the CPU. OMP_NUM_THREADS goes before it, where it is set."),
         {0, 256, 1, "", QT_TR_NOOP("all cores")}},
        {TrashDays, Section::Storage, Number, "storage/trashDays", 30, NextOpening, QT_TR_NOOP("Keep the trash"),
         QT_TR_NOOP("So long what was deleted can be brought back; then it is erased. The command line keeps it 30 days."),
         {1, 30, 1, QT_TR_NOOP("days")}},
        {ThumbnailMebibytes, Section::Storage, Number, "storage/thumbnailMebibytes", 2048, NextOpening, QT_TR_NOOP("Thumbnails"),
         QT_TR_NOOP("So much of a workspace's thumbnails is kept on disk; the oldest go first and are made again when they are seen."),
         {16, 65536, 256, QT_TR_NOOP("MiB")}},
    };
    return settings;
}

} // namespace blindspot::ui
