// The OutlinedStyle is the style of the window: Qt's Fusion with outlines that stand out.
#pragma once

#include <QProxyStyle>

namespace blindspot::ui {

/// Fusion darkens the window's colour for the outlines of boxes and round marks to tick: on a light window an empty
/// one is faint, on a dark one not to be seen.
class OutlinedStyle : public QProxyStyle {
    Q_OBJECT

  public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace blindspot::ui
