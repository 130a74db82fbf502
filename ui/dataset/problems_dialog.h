// A ProblemsDialog lists what the import of a dataset could not use, by kind, and what became of its pictures.
#pragma once

#include "core/dataset/import_record.h"
#include "ui/session/session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace blindspot::ui {

/// Reads the record itself, on the session's queries thread.
class ProblemsDialog : public QDialog {
    Q_OBJECT

  public:
    ProblemsDialog(Session& session, const QString& dataset, QWidget* parent = nullptr);

  private:
    void show(const dataset::ImportRecord& record);
    void addKind(const dataset::ImportRecord& record, dataset::ProblemKind kind, std::int64_t count);
    void copy() const;

    QLabel* summary_;
    QTreeWidget* list_;
    QLabel* whole_; ///< the chosen problem in full: a row of the list cuts it
    QPushButton* copy_;
    Ticket reading_;
};

} // namespace blindspot::ui
