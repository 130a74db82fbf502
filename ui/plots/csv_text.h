// A function that writes a text as a field of a CSV file. Private to this folder.
#pragma once

#include "core/report/csv_field.h"

#include <QString>

namespace blindspot::ui {

inline QString csvText(const QString& text)
{
    return QString::fromStdString(report::csvField(text.toStdString()));
}

} // namespace blindspot::ui
