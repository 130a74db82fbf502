// A SamplePanel shows what a patch does on the sample pictures: over all of them in one line, one of them large without and with
// the patch, and all of them in a strip.
#pragma once

#include "ui/train/sample_inspector.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class BeforeAfterView;
class BoxLegend;
class SampleStrip;

class SamplePanel : public QWidget {
    Q_OBJECT

  public:
    explicit SamplePanel(Session& session, QWidget* parent = nullptr);

    SampleInspector& inspector() { return *inspector_; }
    /// "34 → 15 noticed on 12 held-out pictures", as rich text; empty until one is known without and with the patch.
    QString headline() const;
    /// By so many pictures on; at the ends it stays.
    void step(int pictures);
    /// Large type; the headline is left to whoever shows it larger still.
    void setPresenting(bool presenting);

  Q_SIGNALS:
    void headlineChanged();

  protected:
    /// Page Up and Page Down choose the picture, wherever the keyboard is in the panel.
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* buildHead();
    QWidget* buildRow();
    void showSamples();
    void showClean(const InspectedPicture& sight);
    void showPatched(const InspectedPicture& sight, qlonglong iteration);
    void describe();
    void showSum();

    SampleInspector* inspector_;
    BeforeAfterView* view_;
    QLabel* headline_ = nullptr;
    QLabel* asOf_ = nullptr;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* result_ = nullptr;
    BoxLegend* key_;
    SampleStrip* strip_;
    std::optional<metrics::MarkCounts> without_, with_;
    std::vector<metrics::Mark> marks_; ///< without the patch
    qlonglong iteration_ = 0;
};

} // namespace blindspot::ui
