// The Settings are what the user can set for the whole program: one table with a key, a default, a range and a text for each. The
// sheet of settings shows the table; whoever obeys a setting reads it here.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <span>
#include <vector>

namespace blindspot::ui {

enum class SettingId {
    Language,           ///< "" (the system's), "en" or "ko"
    WorkspacePlace,     ///< folder; empty: beside the workspace that is open
    AskBeforeStopping,  ///< switch
    EndNotice,          ///< switch
    Theme,              ///< "0" to "2": ThemeChoice
    TextSize,           ///< percent
    InventedBoxes,      ///< switch
    Device,             ///< what Automatic stands for: "auto", "cpu" or "cuda:N"
    Precision,          ///< what Automatic stands for: "auto", "fp32" or "bf16"
    Threads,            ///< of LibTorch; 0: all cores
    TrashDays,          ///< days
    ThumbnailMebibytes, ///< MiB of a workspace's thumbnails on disk
};

enum class SettingSection { General, Look, Computing, Storage };

enum class SettingKind { Switch, Choice, Number, Folder };

/// When a change is seen.
enum class SettingEffect { AtOnce, NextWork, NextOpening, NextStart };

struct SettingChoice {
    const char* value;
    const char* text; ///< English; translated in the context of Settings, unless it is a language's own name
};

/// Of a Number.
struct SettingRange {
    int low = 0, high = 0, step = 1;
    const char* unit = ""; ///< English
    const char* zero = ""; ///< what 0 stands for; English
};

struct Setting {
    SettingId id;
    SettingSection section;
    SettingKind kind;
    const char* key;
    QVariant standard;
    SettingEffect effect;
    const char* name;  ///< English
    const char* about; ///< English; what it does
    SettingRange range{};
    std::vector<SettingChoice> choices{};
};

/// On the window's thread. Values are read from QSettings each time, so that two parts never disagree.
class Settings : public QObject {
    Q_OBJECT

  public:
    static Settings& instance();

    static std::span<const Setting> table();
    static const Setting& entry(SettingId id);

    /// The setting's default where the file has none or something that it cannot be.
    QVariant value(SettingId id) const;
    bool isOn(SettingId id) const { return value(id).toBool(); }
    int number(SettingId id) const { return value(id).toInt(); }
    QString text(SettingId id) const { return value(id).toString(); }
    /// A value that the setting cannot have changes nothing.
    void set(SettingId id, const QVariant& value);
    /// The defaults of a section.
    void reset(SettingSection section);
    bool isDefault(SettingId id) const { return value(id) == entry(id).standard; }

    /// What the settings file has and no setting can be, a sentence each.
    QStringList problems() const;

    static QString name(const Setting& setting);
    /// What it does, its range and default, and when a change is seen: a tool tip.
    static QString about(const Setting& setting);
    static QString choiceText(const Setting& setting, const SettingChoice& choice);
    static QString sectionName(SettingSection section);

  Q_SIGNALS:
    void changed(blindspot::ui::SettingId id);

  private:
    Settings() = default;
};

} // namespace blindspot::ui
