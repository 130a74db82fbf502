#include "ui/support/manual_topic.h"

#include <QVariant>
#include <QWidget>

namespace blindspot::ui {

namespace {

constexpr const char* kTopic = "manualTopic";

} // namespace

void setManualTopic(QWidget& widget, const QString& topic)
{
    widget.setProperty(kTopic, topic);
}

QString manualTopicOf(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        if (const QVariant topic = widget->property(kTopic); topic.isValid()) return topic.toString();
    return {};
}

} // namespace blindspot::ui
