// A DetectorFacts widget shows the facts of one detector: its network, input, file, digest and classes.
#pragma once

#include "ui/detectors/detectors_model.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLayout;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStringListModel;

namespace blindspot::ui {

class DetectorFacts : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorFacts(QWidget* parent = nullptr);

    void setEntry(const DetectorEntry& entry);

  Q_SIGNALS:
    /// What the file does not say is to be said otherwise.
    void choicesRequested();

  private:
    QLayout* buildHash();
    void setNetwork(const detector::NetworkFacts& network);
    QLabel* addRow(QFormLayout* form, const QString& name);

    QLabel *name_, *missing_, *architecture_, *head_, *layers_, *parameters_, *input_, *file_, *hash_, *licence_, *added_, *classCount_;
    QLabel* remarks_; ///< what was assumed of it, and what is not as published
    QPushButton* choose_;
    QString sha256_;
    QLineEdit* search_;
    QListView* classes_;
    QStringListModel* names_;
    QSortFilterProxyModel* found_;
};

} // namespace blindspot::ui
