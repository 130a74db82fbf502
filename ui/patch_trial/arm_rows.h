// ArmRows choose what lies at the places of a trial, the patch, a control or nothing, and tell what the
// detector makes of each.
#pragma once

#include "ui/patch_trial/patch_trial.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class ArmRows : public QWidget {
    Q_OBJECT

  public:
    explicit ArmRows(PatchTrial& trial, QWidget* parent = nullptr);

    /// "patch", "grey", "noise", "nothing".
    static QString nameOf(Arm arm);
    QString noticedText(Arm arm) const;
    QString scoreText(Arm arm) const;

  protected:
    /// Swatches of another theme.
    void changeEvent(QEvent* event) override;

  private:
    struct Row {
        Arm arm = Arm::Clean;
        QToolButton* button = nullptr;
        QLabel *noticed = nullptr, *score = nullptr;
    };
    Row makeRow(Arm arm, int key);
    void refresh();
    void showSwatches();
    const Row& rowOf(Arm arm) const;

    PatchTrial& trial_;
    std::array<Row, 4> rows_;
};

} // namespace blindspot::ui
