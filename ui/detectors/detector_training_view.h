// A DetectorTrainingView shows a detector's training, under way or recorded: curves by epoch, figures and
// log.
#pragma once

#include "core/detector_training/events.h"
#include "core/workspace/trainings/detector_training_record.h"
#include "ui/detectors/detector_trainings_model.h"
#include "ui/session/session.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;

namespace blindspot::ui {

class DetectorTrainingController;
class DetectorTrainingCurves;
class LogView;

class DetectorTrainingView : public QWidget {
    Q_OBJECT

  public:
    DetectorTrainingView(Session& session, DetectorTrainingController& training, QWidget* parent = nullptr);
    ~DetectorTrainingView() override;

    /// One of the workspace's; a training that begins is shown without being asked for.
    void showEntry(const DetectorTrainingEntry& entry);
    bool showsLive() const { return live_; }
    /// Of the training that is shown; empty: none, or not known yet.
    QString id() const;
    /// Curves and figures alone, large.
    void setPresenting(bool presenting);

  Q_SIGNALS:
    void closeRequested();
    /// Its detector, behind the one that it was made from where there is one.
    void evaluateRequested(const QStringList& detectors);
    /// The form is to be filled with its settings.
    void settingsRequested(const blindspot::workspace::DetectorTrainingRecord& record);
    void removeRequested(const QString& id);

  private:
    QWidget* buildHeader();
    QWidget* buildFigures();
    void wire();
    void begin();
    void settle();
    void readPoints(const std::string& id);
    void showPoints(const std::vector<workspace::DetectorTrainingPoint>& points);
    void appendLive(int first);
    void showFigures();
    static QString keptText(const std::optional<double>& ap50, std::int64_t epoch);
    void showLiveFigures();
    void showRecordFigures();
    void followButtons();
    QStringList detectorsToEvaluate() const;

    Session& session_;
    DetectorTrainingController& training_;
    bool live_ = true;
    DetectorTrainingEntry entry_; ///< what is shown where it is not the live one, or the live one's end
    bool known_ = false;          ///< entry_ is of the training that is shown
    Ticket reading_;
    QString loading_;
    QLabel *title_ = nullptr, *state_ = nullptr, *figures_ = nullptr, *problem_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QWidget* tools_ = nullptr;
    DetectorTrainingCurves* curves_;
    LogView* log_;
    QSplitter* rows_;
    QPushButton *stop_ = nullptr, *resume_ = nullptr, *evaluate_ = nullptr, *settings_ = nullptr,
                *remove_ = nullptr;
};

} // namespace blindspot::ui
