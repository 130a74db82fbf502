// The LiveView shows a training of a patch while it runs and after it has ended: before and after, curve, patch, log. Where it is
// wide the picture stands beside the others, else above them.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "ui/support/worker.h"

#include <QByteArray>
#include <QWidget>

#include <span>
#include <vector>

class QImage;
class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace blindspot::ui {

class CurvePlot;
class LogView;
class PatchView;
class SamplePanel;
class Session;
class TrainingController;

class LiveView : public QWidget {
    Q_OBJECT

  public:
    explicit LiveView(Session& session, QWidget* parent = nullptr);
    ~LiveView() override;

    /// Large type; log and tools are left out.
    void setPresenting(bool presenting);
    bool presenting() const { return presenting_; }
    /// By so many of the held-out pictures on; false where there is none that way.
    bool step(int pictures);
    /// Shows the log where there is no room for it beside the figures, instead of them; else leads to it.
    QAction* logAction() const { return logAction_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildEmpty();
    QWidget* buildContent();
    QWidget* buildHeader();
    void wire();
    void begin();
    void settle();
    void readEarlierPoints();
    void showEarlierPoints(const std::vector<workspace::CurvePoint>& points);
    void showAllPoints();
    void appendPoints(std::span<const workspace::CurvePoint> points);
    void addParts();
    void addDetectors(const workspace::RunRecord& record);
    void readFinalPatch(const workspace::RunRecord& record);
    void showPatch(const QImage& patch);
    void showPlace();
    void followState();
    /// What stands beside what, for the room that there is.
    void arrange();
    void showLog();
    void saveLayout() const;

    Session& session_;
    TrainingController& training_;
    QStackedWidget* stack_;
    QSplitter* halves_ = nullptr;  ///< the pictures, and the rest
    QSplitter* rest_ = nullptr;    ///< curve and patch, and the log
    QSplitter* figures_ = nullptr; ///< the curve, and the patch
    QWidget* header_ = nullptr;
    QLabel* bigIteration_ = nullptr;
    QLabel* bigEffect_ = nullptr;
    QLabel* patchPlace_ = nullptr;
    SamplePanel* samples_ = nullptr;
    CurvePlot* curve_ = nullptr;
    PatchView* patch_ = nullptr;
    LogView* log_ = nullptr;
    QAction* logAction_;
    QToolButton* logButton_ = nullptr; ///< where the log has no room of its own
    Ticket readingPoints_, readingPatch_;
    std::vector<workspace::CurvePoint> earlier_; ///< of a resumed run, from before
    std::int64_t lastIteration_ = 0;        ///< that the curve shows
    QStringList detectors_; ///< names, where there are several
    bool hasParts_ = false;
    bool presenting_ = false;
    /// How the parts stand now.
    enum class Arrangement { None, Tall, Wide, Presenting };
    Arrangement arrangement_ = Arrangement::None;
};

} // namespace blindspot::ui
