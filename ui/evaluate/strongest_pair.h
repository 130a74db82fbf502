// A StrongestPair shows the images on which the patch hides most, before and after, one at a time.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QFrame>

#include <vector>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class BeforeAfterView;
class BoxLegend;
class PairDrawing;
class PairPictures;
class PairsModel;

/// Of the images that the answer is about.
class StrongestPair : public QFrame {
    Q_OBJECT

  public:
    explicit StrongestPair(PairPictures& pictures, QWidget* parent = nullptr);

    void setSubject(const ReportPointer& report, const ResultScope& scope);
    int count() const { return static_cast<int>(rows_.size()); }
    int place() const { return place_; }
    /// By so many on; false where there is none.
    bool step(int by);
    /// For presentation mode.
    void setTypeScale(double scale);
    BeforeAfterView& view() { return *view_; }
    QString title() const;
    /// The file of the image that is shown; empty: none.
    QString image() const;
    /// The pair of this file, whether or not anything is hidden on it; where there is none it stays as it is.
    void showImage(const QString& file);

  Q_SIGNALS:
    void imageShown(const QString& file);
    /// The image is to be seen from near: an index into the report's images.
    void opened(qulonglong image);

  private:
    QWidget* buildHeader();
    void show();
    void showRow(int row);

    PairsModel* model_;
    BeforeAfterView* view_;
    PairDrawing* drawing_;
    BoxLegend* legend_;
    QLabel *title_ = nullptr, *file_ = nullptr, *where_ = nullptr;
    QToolButton *previous_ = nullptr, *next_ = nullptr, *open_ = nullptr;
    std::vector<int> rows_;
    int place_ = 0;
    int row_ = -1; ///< of the model
};

} // namespace blindspot::ui
