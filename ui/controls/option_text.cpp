#include "ui/controls/option_text.h"

#include "ui/support/engine_text.h"

#include <QCoreApplication>

namespace blindspot::ui {

QString optionText(double value)
{
    return QString::number(value, 'g', 6);
}

QString mistakeText(const OptionMistake& mistake)
{
    const QString what = engineText(mistake.what.english());
    return mistake.remedy.empty() ? what
                                  : QCoreApplication::translate("blindspot::ui", "%1: %2")
                                        .arg(what, engineText(mistake.remedy.english()));
}

} // namespace blindspot::ui
