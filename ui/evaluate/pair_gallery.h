// A PairGallery shows the images of an evaluation before and after. A filter narrows it to images with
// unnoticed, half seen, found or invented objects.
#pragma once

#include "ui/evaluate/pairs_model.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QListView;
class QToolButton;

namespace blindspot::ui {

class PairPictures;

class PairGallery : public QWidget {
    Q_OBJECT

  public:
    explicit PairGallery(PairPictures& pictures, QWidget* parent = nullptr);

    void setSubject(const ReportPointer& report, const ResultScope& scope);
    PairsModel& model() { return *model_; }
    /// Makes this row the current one and brings it to sight.
    void showRow(int row);
    /// Takes the filter away.
    void showAll();

  Q_SIGNALS:
    /// A row of the model is to be seen from near.
    void opened(int row);

  private:
    QWidget* buildTools();
    void chooseArm();
    void showCounts();

    PairPictures& pictures_;
    PairsModel* model_;
    QListView* view_;
    QComboBox* arm_ = nullptr;
    QLabel* note_ = nullptr;
    std::vector<QToolButton*> filters_; ///< in the order of kPairFilters
};

} // namespace blindspot::ui
