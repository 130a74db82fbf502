// A SelectionDialog makes a selection of a dataset's images: by class, size, number, order and seed, or of
// the images that were marked.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "ui/session/session.h"

#include <QDialog>

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

class QButtonGroup;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace blindspot::ui {

/// It shows how many images fit while it is filled in, makes the selection itself and closes when that is
/// done.
class SelectionDialog : public QDialog {
    Q_OBJECT

  public:
    /// By class: starts with what the filter shows. Where it asks for more than one class and a size, the dialog is about the images
    /// that are shown, in their order.
    SelectionDialog(Session& session, const dataset::ImageQuery& filter,
                    const std::vector<dataset::CategoryInfo>& classes, QWidget* parent = nullptr);
    /// Of marked images; they keep the order of the dataset.
    SelectionDialog(Session& session, const QString& dataset, const std::unordered_set<std::int64_t>& marked,
                    QWidget* parent = nullptr);

  Q_SIGNALS:
    void made(const QString& selection);

  private:
    SelectionDialog(Session& session, const QString& dataset, QWidget* parent);
    /// Whether the rows of the form can say it.
    static bool isByClass(const dataset::ImageQuery& filter);
    void addClassRows(QFormLayout* form, const dataset::ImageQuery& filter,
                      const std::vector<dataset::CategoryInfo>& classes);
    void addLimitRow(QFormLayout* form);
    void addOrderRow(QFormLayout* form);
    void finishForm(QFormLayout* form);
    void changed();
    QString markedText() const;
    dataset::ImageQuery counted() const;
    QString takenText() const;
    void count();
    void suggestName();
    void make();
    void showNote(const QString& text, bool error);
    void failed(const QString& text);
    std::int64_t limit() const;
    dataset::SelectionOptions options() const;

    Session& session_;
    QString dataset_;
    std::unordered_set<std::int64_t> marked_;
    std::optional<dataset::ImageQuery> shown_; ///< the images that are shown; nothing: by class, or marked ones
    Ticket counting_;
    QComboBox* className_ = nullptr; ///< null for marked images, as are the others below
    QSpinBox* minSide_ = nullptr;
    QButtonGroup* limits_ = nullptr;
    QComboBox* order_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QLineEdit* name_;
    QLabel* note_;
    QPushButton* make_ = nullptr;
    std::int64_t fitting_ = -1; ///< images; -1: not counted yet
    bool nameChosen_ = false;
};

} // namespace blindspot::ui
