// A SamplePanel holds the before/after view with its row of samples, and tells which picture it shows and
// what the patch does there.
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

class SamplePanel : public QWidget {
    Q_OBJECT

  public:
    explicit SamplePanel(Session& session, QWidget* parent = nullptr);

    SampleInspector& inspector() { return *inspector_; }
    /// How many are noticed, "9 → 2"; empty until both are known.
    QString effect() const;
    /// Large type; the effect is left to whoever shows it larger still.
    void setPresenting(bool presenting);

  Q_SIGNALS:
    void effectChanged();

  private:
    QWidget* buildRow();
    void showSamples();
    void showClean(const InspectedPicture& sight);
    void showPatched(const InspectedPicture& sight, qlonglong iteration);
    void describe();

    SampleInspector* inspector_;
    BeforeAfterView* view_;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* result_ = nullptr;
    BoxLegend* key_;
    std::optional<metrics::MarkCounts> without_, with_;
    std::vector<metrics::Mark> marks_; ///< without the patch
    qlonglong iteration_ = 0;
};

} // namespace blindspot::ui
