#include "app/window/start_frame.h"

#include "ui/support/setting_keys.h"
#include "ui/support/start_size.h"

#include <QPainter>
#include <QPalette>
#include <QSettings>

namespace blindspot::window {

namespace {

constexpr int kDarkTheme = 2; // ui::ThemeChoice::Dark as the settings keep it; this program part links nothing of the window
constexpr int kLightTheme = 1;

} // namespace

StartFrame::StartFrame() : text_(tr("Starting…"))
{
    const QSettings settings;
    const int theme = settings.value(ui::kThemeKey, 0).toInt();
    const bool systemIsDark = palette().color(QPalette::Window).lightness() < 128;
    dark_ = theme == kDarkTheme || (theme != kLightTheme && systemIsDark);
    setWindowTitle(tr("Blindspot"));
    resize(ui::startSize());
    restoreGeometry(settings.value(ui::kGeometryKey).toByteArray());
}

void StartFrame::showFailure(const QString& text)
{
    text_ = text;
    update();
}

void StartFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), dark_ ? QColor("#15181C") : QColor("#F3F4F6"));
    QFont font = painter.font();
    const QFont small = font;
    font.setPointSizeF(font.pointSizeF() * 2);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(dark_ ? QColor("#E8EAED") : QColor("#1B1F24"));
    const QRect upper(0, 0, width(), height() / 2 - 8), lower(width() / 8, height() / 2 + 8, width() * 3 / 4, height() / 2);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom, windowTitle());
    painter.setFont(small);
    painter.setPen(dark_ ? QColor("#A3ABB5") : QColor("#57606A"));
    painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text_);
}

} // namespace blindspot::window
