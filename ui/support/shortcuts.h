// The Shortcuts are the registry of everything in the window that a key does: menus, tool tips, the sheet of shortcuts and the
// settings read it, and the user's own keys are kept in it.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>

class QAction;
class QKeyEvent;

namespace blindspot::ui {

/// Where a key works. Those up to Help work everywhere in the window, those of Pictures wherever a picture is, those of Manual in
/// its window.
enum class ShortcutPlace { File, Edit, View, Go, Help, Dataset, Detectors, Train, Runs, Evaluate, Live, Pictures, Manual, Everywhere };

struct ShortcutEntry {
    const char* id; ///< "train.start"; kept in the settings
    ShortcutPlace place;
    const char* text;       ///< English; what it does
    const char* keys;       ///< its defaults in Qt's portable spelling, "; " between several; "" where it has none
    const char* fixed = ""; ///< English; why its keys cannot be changed, "" where they can
};

/// On the window's thread.
class Shortcuts : public QObject {
    Q_OBJECT

  public:
    static Shortcuts& instance();

    static std::span<const ShortcutEntry> table();
    /// Null: there is no such entry.
    static const ShortcutEntry* find(const QString& id);

    QList<QKeySequence> keys(const QString& id) const;
    /// As people read them: "Ctrl+Return", "+ / =".
    QString keysText(const QString& id) const;
    bool isDefault(const QString& id) const;
    /// Whether the key alone is one of the entry's: for widgets that read keys themselves.
    bool matches(const QString& id, const QKeyEvent& event) const;

    /// What else has the key where `id` has it; several on different pages.
    QList<const ShortcutEntry*> conflictsOf(const QString& id, const QKeySequence& key) const;

    /// The user's own, each of one stroke; empty: none at all. Fixed entries stay.
    void set(const QString& id, const QList<QKeySequence>& keys);
    void reset(const QString& id);
    void resetAll();

    /// The action has the entry's keys from now on, and `tip` with them as its tool tip where there is one. False: there is no such
    /// entry, and nothing was done.
    bool bind(QAction& action, const QString& id, const QString& tip = {});
    /// Calls `show` now and after every change, as long as `context` lives.
    void follow(QObject* context, const std::function<void()>& show);
    /// "Start (Ctrl+Return)"; without the brackets where there are no keys.
    QString withKeys(const QString& text, const QString& id) const;

    /// What the settings file has that is not taken, a sentence each: unknown actions, keys that are none, keys that another has.
    QStringList problems() const;

    static QString text(const ShortcutEntry& entry);
    static QString placeName(ShortcutPlace place);

  Q_SIGNALS:
    void changed();

  private:
    Shortcuts() = default;
};

} // namespace blindspot::ui
