// A function that gives a table of items the look and the keys of a list of rows.
#pragma once

#include <QStringList>

class QTableWidget;

namespace blindspot::ui {

/// Columns with these headers, of which `wide` takes the room that is left; whole rows are marked, nothing is edited, and Tab leaves the table.
void makeRowTable(QTableWidget& table, const QStringList& headers, int wide);

} // namespace blindspot::ui
