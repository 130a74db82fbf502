#include "ui/manual/manual_key.h"

#include "ui/support/shortcuts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace blindspot::ui {

ManualKey::ManualKey(std::function<void(const QWidget& widget)> open) : open_(std::move(open))
{
    qApp->installEventFilter(this);
}

bool ManualKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType()) return false;
    const auto* widget = static_cast<QWidget*>(watched);
    if (widget->window()->windowModality() != Qt::WindowModal) return false;
    if (!Shortcuts::instance().matches(QStringLiteral("help.manual"), *static_cast<QKeyEvent*>(event)))
        return false;
    open_(*widget);
    return true;
}

} // namespace blindspot::ui
