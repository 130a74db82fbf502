// What of the manual belongs to which part of the window.
#pragma once

#include <QString>

class QWidget;

namespace blindspot::ui {

/// The key of the manual in this widget and in all that it holds leads to `topic`: a chapter and perhaps an
/// anchor, "training#losses".
void setManualTopic(QWidget& widget, const QString& topic);
/// The topic of the widget or of the next one around it, "" where none has one. `widget` may be null.
QString manualTopicOf(const QWidget* widget);

} // namespace blindspot::ui
