// A ScoreTrace draws how the score of the object under the patch has changed while the patch was moved.
#pragma once

#include <QWidget>

#include <vector>

namespace blindspot::ui {

/// From the oldest on the left to the newest, 0 to 1, with the confidence as a dashed line: below it the
/// object is not found.
class ScoreTrace : public QWidget {
    Q_OBJECT

  public:
    explicit ScoreTrace(double confidence, QWidget* parent = nullptr);

    void add(double score);
    void clear();
    const std::vector<double>& scores() const { return scores_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    double confidence_;
    std::vector<double> scores_; ///< the newest, as many as are drawn
};

} // namespace blindspot::ui
