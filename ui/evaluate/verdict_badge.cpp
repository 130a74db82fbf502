#include "ui/evaluate/verdict_badge.h"

#include "ui/support/theme.h"

#include <QEvent>

namespace blindspot::ui {

VerdictBadge::VerdictBadge(QWidget* parent) : QLabel(parent)
{
    setFont(scaledFont(0.9, true));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void VerdictBadge::setVerdict(const QString& words, bool good)
{
    good_ = good;
    setText((good ? QStringLiteral("✓ %1") : QStringLiteral("✕ %1")).arg(words));
    decorate();
}

/// A style sheet changes the palette, which asks for this again.
void VerdictBadge::decorate()
{
    const Theme& theme = Theme::current();
    const QString sheet = QStringLiteral("color: %1; border: 1px %2 %1; border-radius: 4px; padding: 2px 8px;")
                              .arg((good_ ? theme.success : theme.warning).name(), good_ ? QStringLiteral("solid") : QStringLiteral("dashed"));
    if (sheet != styleSheet()) setStyleSheet(sheet);
}

void VerdictBadge::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) decorate();
}

} // namespace blindspot::ui
