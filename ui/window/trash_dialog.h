// The TrashDialog lists what was deleted in the workspace, brings it back, and empties the trash.
#pragma once

#include "core/workspace/trash/trash.h"
#include "ui/session/session.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace blindspot::ui {

class TrashDialog : public QDialog {
    Q_OBJECT

  public:
    explicit TrashDialog(Session& session, QWidget* parent = nullptr);

  private:
    void buildTable();
    void buildButtons();
    void refresh();
    void show(std::vector<workspace::TrashEntry> entries);
    void restoreMarked();
    void empty();
    void updateEnabled();
    std::vector<std::int64_t> marked() const;

    Session& session_;
    Ticket reading_;
    std::vector<workspace::TrashEntry> entries_;
    QTableWidget* table_;
    QLabel* note_;
    QPushButton *restore_ = nullptr, *empty_ = nullptr;
};

} // namespace blindspot::ui
