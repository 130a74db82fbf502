// The OutlinedStyle is the style of the window: Qt's Fusion with outlines that stand out and the program's own icons in dialogs.
#pragma once

#include <QProxyStyle>

class QTableView;

namespace blindspot::ui {

/// Fusion darkens the window's colour for the outlines of boxes and round marks to tick: on a light window an empty
/// one is faint, on a dark one not to be seen.
class OutlinedStyle : public QProxyStyle {
    Q_OBJECT

  public:
    OutlinedStyle();

    /// A choice that does not fit its box is left out in the middle: names differ at their ends.
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    /// Our line icons where we have one: message boxes, buttons of dialogs, the dialogs for files.
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    QPixmap standardPixmap(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;
    /// The tool tip of a choice that does not fit begins with all of it.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// Cells and their titles keep a grid's step from their edges: a figure at the right of one and a word at the left of the next would
/// read as one.
void setRoomyCells(QTableView& table);

} // namespace blindspot::ui
