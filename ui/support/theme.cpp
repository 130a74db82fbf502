#include "ui/support/theme.h"

#include "ui/support/outlined_style.h"
#include "ui/support/settings.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QVariant>
#include <QWidget>

#include <array>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kTypeScale = "typeScale";

Theme lightTheme()
{
    Theme theme;
    theme.window = "#F3F4F6";
    theme.surface = "#FFFFFF";
    theme.raised = "#FAFAFB";
    theme.border = "#C9CDD3";
    theme.outline = "#7F8791";
    theme.text = "#1B1F24";
    theme.mutedText = "#57606A";
    theme.accent = "#0072B2";
    theme.onAccent = "#FFFFFF";
    theme.error = "#B3261E";
    theme.warning = "#8A5A00";
    theme.success = "#00694C";
    theme.total = "#000000";
    theme.cls = "#D55E00";
    theme.box = "#009E73";
    theme.dfl = "#CC79A7";
    theme.found = "#0072B2";
    theme.missed = "#D55E00";
    theme.halfSeen = "#009E73";
    theme.invented = "#E69F00";
    theme.hover = "#E6EEF4";
    theme.selection = "#CFE3F1";
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = "#15181C";
    theme.surface = "#1D2126";
    theme.raised = "#252A30";
    theme.border = "#3D444D";
    theme.outline = "#6B737D";
    theme.text = "#E8EAED";
    theme.mutedText = "#A3ABB5";
    theme.accent = "#56B4E9";
    theme.onAccent = "#0B1117";
    theme.error = "#FF8A80";
    theme.warning = "#F0C060";
    theme.success = "#5FD3A9";
    theme.total = "#FFFFFF";
    theme.cls = "#D55E00";
    theme.box = "#009E73";
    theme.dfl = "#CC79A7";
    theme.found = "#56B4E9";
    theme.missed = "#D55E00";
    theme.halfSeen = "#009E73";
    theme.invented = "#E69F00";
    theme.hover = "#2C343C";
    theme.selection = "#234A66";
    return theme;
}

struct State {
    Theme theme = lightTheme();
    ThemeChoice choice = ThemeChoice::System;
    bool systemIsDark = false;
    bool systemKnown = false;
};

State& state()
{
    static State value;
    return value;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.mutedText);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.error);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.border);
    palette.setColor(QPalette::Light, theme.raised);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dark ? QColor("#6B737D") : QColor("#8C949E"));
    return palette;
}

/// Latin and Korean letters that go together; both with digits of one width.
constexpr std::array<std::pair<const char*, const char*>, 6> kPairs{{{"Noto Sans", "Noto Sans CJK KR"},
                                                                     {"Noto Sans", "Noto Sans KR"},
                                                                     {"DejaVu Sans", "NanumBarunGothic"},
                                                                     {"DejaVu Sans", "Noto Sans CJK KR"},
                                                                     {"DejaVu Sans", "NanumGothic"},
                                                                     {"DejaVu Sans", "UnDotum"}}};

/// The first pair that is installed; the system's font where there is none.
void choosePair(QApplication& application)
{
    for (const auto& [latin, korean] : kPairs)
        if (QFontDatabase::hasFamily(latin) && QFontDatabase::hasFamily(korean)) {
            QFont font = application.font();
            font.setFamilies({latin, korean});
            QApplication::setFont(font);
            return;
        }
}

/// As large as the settings say; widgets ask for their fonts once, so that it is done at the start alone.
void scaleText(QApplication& application)
{
    QFont font = application.font();
    font.setPointSizeF(font.pointSizeF() * Settings::instance().number(SettingId::TextSize) / 100);
    QApplication::setFont(font);
}

/// What the palette cannot say. Object names mark the roles: `primary` (the next action), `note`, `card`, `fieldError`.
QString styleSheetOf(const Theme& theme)
{
    return QStringLiteral(
               "QPushButton#primary, QToolButton#primary { background: %1; color: %2; border: 1px solid %1; border-radius: 4px;"
               " padding: 6px 16px; font-weight: 600; }"
               "QPushButton#primary:hover { background: %3; }"
               "QPushButton#primary:disabled { background: %4; color: %5; border-color: %4; }"
               "QPushButton#primary:focus { border: 2px solid %6; }"
               "QToolButton#choice, QToolButton[role=\"choice\"] { background: %8; color: %6; border: 1px solid %4; border-radius: 3px; }"
               "QToolButton#choice:hover, QToolButton[role=\"choice\"]:hover { background: %9; }"
               "QToolButton#choice:checked, QToolButton[role=\"choice\"]:checked { background: %10; border-color: %1; font-weight: 600; }"
               "QToolButton#choice:focus, QToolButton[role=\"choice\"]:focus { border: 2px solid %1; }"
               "QLabel#note { color: %5; }"
               "QLabel#fieldError { color: %7; }"
               "QLabel#fieldError[calm=\"true\"] { color: %5; }"
               "QFrame#card { background: %8; border: 1px solid %4; border-radius: 6px; }"
               "QToolTip { background: %8; color: %6; border: 1px solid %4; padding: 4px; }")
        .arg(theme.accent.name(), theme.onAccent.name(),
             (theme.dark ? theme.accent.lighter(112) : theme.accent.darker(112)).name(), theme.border.name(),
             theme.mutedText.name(), theme.text.name(), theme.error.name(), theme.surface.name(), theme.hover.name(),
             theme.selection.name());
}

} // namespace

const Theme& Theme::current()
{
    return state().theme;
}

const Theme& Theme::light()
{
    static const Theme theme = lightTheme();
    return theme;
}

ThemeChoice Theme::choice()
{
    return state().choice;
}

void Theme::apply(QApplication& application, ThemeChoice choice)
{
    State& now = state();
    if (!now.systemKnown) {
        // Before a palette of ours is in force, the application's is the system's.
        now.systemIsDark = application.palette().color(QPalette::Window).lightness() < 128;
        now.systemKnown = true;
        application.setStyle(new OutlinedStyle);
        choosePair(application);
        scaleText(application);
    }
    now.choice = choice;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && now.systemIsDark);
    now.theme = dark ? darkTheme() : lightTheme();
    application.setPalette(paletteOf(now.theme));
    application.setStyleSheet(styleSheetOf(now.theme));
    for (QWidget* widget : QApplication::allWidgets()) {
        if (const QVariant factor = widget->property(kTypeScale); factor.isValid())
            widget->setFont(scaledFont(factor.toDouble()));
        // A label keeps its links in the colour that they had when its text was set.
        if (auto* label = qobject_cast<QLabel*>(widget); label != nullptr && Qt::mightBeRichText(label->text())) {
            const QString text = label->text();
            label->clear();
            label->setText(text);
        }
    }
}

QColor seriesColor(const Theme& theme, int index)
{
    const char* blue = "#0072B2";
    const char* sky = "#56B4E9";
    if (theme.dark) std::swap(blue, sky); // the first one stands out from the surface
    const std::array<QColor, 7> colors{blue, "#D55E00", "#009E73", "#CC79A7", "#E69F00", sky, "#7A7A7A"};
    return colors[static_cast<std::size_t>(index) % colors.size()];
}

Qt::PenStyle seriesStyle(int index)
{
    static const std::array<Qt::PenStyle, 4> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return styles[static_cast<std::size_t>(index) % styles.size()];
}

QFont scaledFont(double factor, bool bold)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    return font;
}

void scaleType(QWidget& widget, double factor)
{
    widget.setProperty(kTypeScale, factor);
    widget.setFont(scaledFont(factor));
}

QFont tabularFont(double factor)
{
    QFont font = scaledFont(factor);
    font.setStyleHint(QFont::SansSerif);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1); // where the system's own font is used
#endif
    return font;
}

} // namespace blindspot::ui
