// Functions that check a window's widgets: the letters that mnemonics take, widgets without an accessible
// name, and the order of Tab.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QStringList>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QWidget>

namespace blindspot::testing {

/// The letters that Alt reaches in one scope, each with all that answer to it.
class Mnemonics {
  public:
    void add(const QString& text)
    {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty()) taken_[key.toString()] += text;
    }
    void add(const QList<QAction*>& actions)
    {
        for (const QAction* action : actions)
            if (action->isVisible() && !action->isSeparator()) add(action->text());
    }
    /// "Alt+D: &Dataset, &Delete" for each letter that is taken twice.
    QStringList clashes() const
    {
        QStringList found;
        for (auto one = taken_.begin(); one != taken_.end(); ++one)
            if (one.value().size() > 1) found += one.key() + QStringLiteral(": ") + one.value().join(", ");
        return found;
    }

  private:
    QHash<QString, QStringList> taken_;
};

/// What a user names a widget by when searching for the culprit.
inline QString pathOf(const QWidget* widget)
{
    const QWidget* const last = widget;
    QStringList names;
    for (; widget != nullptr && names.size() < 4; widget = widget->parentWidget())
        names.prepend(
            QString::fromLatin1(widget->metaObject()->className()) +
            (widget->objectName().isEmpty() ? QString() : QStringLiteral("#") + widget->objectName()));
    const QString path = names.join(QStringLiteral(" > "));
    const auto* button = qobject_cast<const QAbstractButton*>(last);
    return button == nullptr ? path : path + QStringLiteral(" \"%1\"").arg(button->text());
}

/// The menu bar and all that is visible in the window: Qt searches them together.
inline QStringList clashesOf(const QWidget& window)
{
    Mnemonics scope;
    if (const auto* bar = window.findChild<QMenuBar*>(); bar != nullptr && bar->isVisible())
        scope.add(bar->actions());
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) scope.add(button->text());
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label != nullptr && label->buddy() != nullptr && label->buddy()->isVisible())
            scope.add(label->text());
    }
    return scope.clashes();
}

/// Each menu, and each view whose actions are its menu, is a scope of its own.
inline QStringList menuClashesOf(const QWidget& window)
{
    QStringList found;
    for (const QMenu* menu : window.findChildren<QMenu*>()) {
        Mnemonics scope;
        scope.add(menu->actions());
        found += scope.clashes();
    }
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->contextMenuPolicy() != Qt::ActionsContextMenu) continue;
        Mnemonics scope;
        scope.add(widget->actions());
        found += scope.clashes();
    }
    return found;
}

/// Parts that Qt makes inside its own widgets.
inline bool isInner(const QWidget* widget)
{
    if (widget->objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(widget) != nullptr ||
        qobject_cast<const QHeaderView*>(widget) != nullptr ||
        qobject_cast<const QMenu*>(widget) != nullptr || qobject_cast<const QMenuBar*>(widget) != nullptr)
        return true;
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (qobject_cast<const QComboBox*>(parent) != nullptr ||
            qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
            qobject_cast<const QLineEdit*>(parent) != nullptr ||
            qobject_cast<const QHeaderView*>(parent) != nullptr || parent->inherits("QColumnViewGrip"))
            return true;
    // The button in a table's corner, and the area that an item view paints on.
    const auto* view = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
    return view != nullptr && (widget == view->viewport() || widget->inherits("QTableCornerButton"));
}

/// Whether a reader of the screen has to say what it is.
inline bool needsName(const QWidget* widget)
{
    if (isInner(widget) || widget->isWindow()) return false;
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QTextEdit*>(widget) != nullptr || widget->focusPolicy() != Qt::NoFocus;
}

inline QStringList namelessOf(const QWidget& window)
{
    QStringList found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!needsName(widget) || !widget->isVisible()) continue;
        // Places that scroll take the focus only where they have nothing else; splitters and stacks never do.
        if (widget->inherits("QScrollArea") || widget->inherits("QLabel")) continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face != nullptr ? face->text(QAccessible::Name) : widget->accessibleName();
        if (name.trimmed().isEmpty()) found += pathOf(widget);
    }
    return found;
}

/// Presses Tab until the focus is where it was, or stays; what is visible and enabled, takes the focus by Tab, and
/// never had it.
inline QStringList unreachedBy(QWidget& window, Qt::Key key = Qt::Key_Tab)
{
    constexpr int kMostStops = 400;
    QSet<const QWidget*> reached;
    QWidget* first = QApplication::focusWidget();
    for (int i = 0; i < kMostStops && QApplication::focusWidget() != nullptr; ++i) {
        QWidget* before = QApplication::focusWidget();
        reached.insert(before);
        QTest::keyClick(before, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        QWidget* now = QApplication::focusWidget();
        // In a text Tab goes from link to link before it leaves.
        if (now == before ? !now->inherits("QTextBrowser") : now == first) break;
    }
    QStringList left;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled() || widget->window() != &window || isInner(widget))
            continue;
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr ||
            reached.contains(widget))
            continue;
        if (widget->inherits("QScrollArea") || widget->inherits("QLabel")) continue;
        // Of buttons that exclude each other one is reached by Tab and the others by arrows.
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button != nullptr &&
            (button->autoExclusive() || (button->group() != nullptr && button->group()->exclusive())))
            continue;
        left += pathOf(widget);
    }
    return left;
}

} // namespace blindspot::testing
