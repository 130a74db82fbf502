#include "ui/support/shortcuts.h"

#include <QAction>
#include <QHash>
#include <QKeyEvent>
#include <QSettings>

#include <algorithm>
#include <vector>

namespace blindspot::ui {

namespace {

constexpr const char* kGroup = "shortcuts";

QString keyOf(const ShortcutEntry& entry)
{
    return QStringLiteral("%1/%2").arg(QLatin1String(kGroup), QLatin1String(entry.id));
}

bool isFixed(const ShortcutEntry& entry)
{
    return *entry.fixed != '\0';
}

bool worksEverywhere(ShortcutPlace place)
{
    return place <= ShortcutPlace::Help || place == ShortcutPlace::Everywhere;
}

/// Whether keys of the one are in the way of the other's. Pictures are on every page, and the manual is none.
bool meet(ShortcutPlace one, ShortcutPlace other)
{
    const bool pictures = one == ShortcutPlace::Pictures || other == ShortcutPlace::Pictures;
    const bool manual = one == ShortcutPlace::Manual || other == ShortcutPlace::Manual;
    return one == other || worksEverywhere(one) || worksEverywhere(other) || (pictures && !manual);
}

QList<QKeySequence> defaultsOf(const ShortcutEntry& entry)
{
    return QKeySequence::listFromString(QLatin1String(entry.keys), QKeySequence::PortableText);
}

/// What a key of the settings file says; nothing where it is no key.
bool readKeys(const QString& text, QList<QKeySequence>& keys)
{
    keys.clear();
    if (text.isEmpty()) return true; // none at all
    keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    // What Qt does not know it reads as an unknown key, or as none.
    return !keys.isEmpty() && std::all_of(keys.begin(), keys.end(), [](const QKeySequence& key) {
        return key.count() == 1 && key[0].key() != Qt::Key_unknown && key[0].key() != 0;
    });
}

bool shares(const QList<QKeySequence>& one, const QList<QKeySequence>& other)
{
    return std::any_of(one.begin(), one.end(), [&other](const QKeySequence& key) { return other.contains(key); });
}

/// The keys of an entry, and where they come from.
struct Keys {
    const ShortcutEntry* entry;
    QList<QKeySequence> keys;
    bool own = false; ///< the user's
};

const Keys* rivalOf(const Keys& one, const std::vector<Keys>& all)
{
    for (const Keys& other : all)
        if (other.entry != one.entry && meet(one.entry->place, other.entry->place) && shares(one.keys, other.keys)) return &other;
    return nullptr;
}

/// What the settings file says, by the ids of actions.
QHash<QString, QString> keptKeys()
{
    QHash<QString, QString> kept;
    QSettings settings;
    settings.beginGroup(QLatin1String(kGroup));
    for (const QString& id : settings.allKeys())
        kept[id] = settings.value(id).toString();
    return kept;
}

/// All entries' keys. `refused`: the user's ones that another entry has, in the order in which they were dropped.
std::vector<Keys> keysWith(const QHash<QString, QString>& user, std::vector<std::pair<Keys, const ShortcutEntry*>>* refused = nullptr)
{
    std::vector<Keys> all;
    for (const ShortcutEntry& entry : Shortcuts::table()) {
        Keys& one = all.emplace_back(Keys{&entry, defaultsOf(entry)});
        const auto kept = isFixed(entry) ? user.end() : user.find(QLatin1String(entry.id));
        QList<QKeySequence> keys;
        if (kept == user.end() || !readKeys(*kept, keys)) continue;
        one.keys = keys;
        one.own = true;
    }
    // A default that comes back may be in the way of another's own: until nothing changes. Defaults alone never meet.
    for (bool changed = true; changed;) {
        changed = false;
        for (auto one = all.rbegin(); one != all.rend(); ++one) {
            if (!one->own) continue;
            const Keys* rival = rivalOf(*one, all);
            if (rival == nullptr) continue;
            if (refused) refused->emplace_back(*one, rival->entry);
            one->keys = defaultsOf(*one->entry);
            one->own = false;
            changed = true;
        }
    }
    return all;
}

/// Every key that is pressed in a picture asks: they are found anew where the settings file says something else than before.
const std::vector<Keys>& effectiveKeys()
{
    static QHash<QString, QString> user = keptKeys();
    static std::vector<Keys> all = keysWith(user);
    if (QHash<QString, QString> now = keptKeys(); now != user) {
        user = std::move(now);
        all = keysWith(user);
    }
    return all;
}

const Keys& keysIn(const std::vector<Keys>& all, const ShortcutEntry* entry)
{
    return *std::find_if(all.begin(), all.end(), [entry](const Keys& one) { return one.entry == entry; });
}

} // namespace

Shortcuts& Shortcuts::instance()
{
    static Shortcuts shortcuts;
    return shortcuts;
}

const ShortcutEntry* Shortcuts::find(const QString& id)
{
    const auto all = table();
    const auto found = std::find_if(all.begin(), all.end(), [&id](const ShortcutEntry& entry) { return id == QLatin1String(entry.id); });
    return found == all.end() ? nullptr : &*found;
}

QList<QKeySequence> Shortcuts::keys(const QString& id) const
{
    const ShortcutEntry* entry = find(id);
    return entry == nullptr ? QList<QKeySequence>() : keysIn(effectiveKeys(), entry).keys;
}

QString Shortcuts::keysText(const QString& id) const
{
    QStringList texts;
    for (const QKeySequence& key : keys(id))
        texts += key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(" / "));
}

bool Shortcuts::isDefault(const QString& id) const
{
    const ShortcutEntry* entry = find(id);
    return entry == nullptr || keys(id) == defaultsOf(*entry);
}

bool Shortcuts::matches(const QString& id, const QKeyEvent& event) const
{
    // The keypad's keys and Shift beside a sign are no other keys: "+" is typed with Shift on many keyboards.
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    const auto plain = static_cast<int>(modifiers) | event.key();
    const auto shifted = plain | static_cast<int>(event.modifiers() & Qt::ShiftModifier);
    for (const QKeySequence& key : keys(id)) {
        const int wanted = key[0].toCombined();
        const bool letter = key[0].key() >= Qt::Key_A && key[0].key() <= Qt::Key_Z;
        if (wanted == shifted || (!letter && wanted == plain)) return true;
    }
    return false;
}

QList<const ShortcutEntry*> Shortcuts::conflictsOf(const QString& id, const QKeySequence& key) const
{
    const ShortcutEntry* entry = find(id);
    QList<const ShortcutEntry*> found;
    if (entry == nullptr || key.isEmpty()) return found;
    for (const Keys& other : effectiveKeys())
        if (other.entry != entry && meet(entry->place, other.entry->place) && other.keys.contains(key)) found += other.entry;
    return found;
}

void Shortcuts::set(const QString& id, const QList<QKeySequence>& keys)
{
    const ShortcutEntry* entry = find(id);
    if (entry == nullptr || isFixed(*entry)) return;
    QSettings().setValue(keyOf(*entry), QKeySequence::listToString(keys, QKeySequence::PortableText));
    Q_EMIT changed();
}

void Shortcuts::reset(const QString& id)
{
    const ShortcutEntry* entry = find(id);
    if (entry == nullptr) return;
    QSettings().remove(keyOf(*entry));
    Q_EMIT changed();
}

void Shortcuts::resetAll()
{
    QSettings().remove(QLatin1String(kGroup));
    Q_EMIT changed();
}

bool Shortcuts::bind(QAction& action, const QString& id, const QString& tip)
{
    if (find(id) == nullptr) return false;
    action.setProperty("shortcutId", id);
    follow(&action, [this, &action, id, tip] {
        action.setShortcuts(keys(id));
        if (!tip.isEmpty()) action.setToolTip(withKeys(tip, id));
    });
    return true;
}

void Shortcuts::follow(QObject* context, const std::function<void()>& show)
{
    show();
    connect(this, &Shortcuts::changed, context, show);
}

QString Shortcuts::withKeys(const QString& text, const QString& id) const
{
    const QString keys = keysText(id);
    return keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
}

QStringList Shortcuts::problems() const
{
    QStringList found;
    const QHash<QString, QString> user = keptKeys();
    QStringList ids = user.keys();
    ids.sort();
    for (const QString& id : ids) {
        const ShortcutEntry* entry = find(id);
        const QString value = user[id];
        QList<QKeySequence> keys;
        if (entry == nullptr)
            found += tr("There is no action \"%1\"; its key is passed over.").arg(id);
        else if (isFixed(*entry))
            found += tr("The keys of \"%1\" cannot be changed; they are as ever.").arg(text(*entry));
        else if (!readKeys(value, keys))
            found += tr("\"%1\" is no key; \"%2\" has its default.").arg(value, text(*entry));
    }
    std::vector<std::pair<Keys, const ShortcutEntry*>> refused;
    keysWith(user, &refused);
    for (const auto& [one, rival] : refused)
        found += tr("\"%1\" has the key of \"%2\"; it has its default.").arg(text(*one.entry), text(*rival));
    return found;
}

QString Shortcuts::text(const ShortcutEntry& entry)
{
    return tr(entry.text);
}

QString Shortcuts::placeName(ShortcutPlace place)
{
    switch (place) {
    case ShortcutPlace::File:
        return tr("File");
    case ShortcutPlace::Edit:
        return tr("Edit");
    case ShortcutPlace::View:
        return tr("View");
    case ShortcutPlace::Go:
        return tr("Go");
    case ShortcutPlace::Help:
        return tr("Help");
    case ShortcutPlace::Dataset:
        return tr("Dataset");
    case ShortcutPlace::Detectors:
        return tr("Detectors");
    case ShortcutPlace::Train:
        return tr("Train");
    case ShortcutPlace::Runs:
        return tr("Runs");
    case ShortcutPlace::Evaluate:
        return tr("Evaluate");
    case ShortcutPlace::Live:
        return tr("Live");
    case ShortcutPlace::Pictures:
        return tr("Pictures");
    case ShortcutPlace::Manual:
        return tr("Manual");
    case ShortcutPlace::Everywhere:
        break;
    }
    return tr("Everywhere");
}

} // namespace blindspot::ui
