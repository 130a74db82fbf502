// A RunComparison shows the marked runs side by side: curves over each other, patches in a row, settings in
// columns.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "ui/runs/run_settings.h"
#include "ui/session/session.h"
#include "ui/support/worker.h"

#include <QHash>
#include <QImage>
#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QTabWidget;
class QTableView;

namespace blindspot::ui {

class CurvePlot;
class PatchStrip;
class RunNotes;
class RunsModel;
class SettingsComparison;

/// The data of a run that are compared.
struct RunDetails {
    workspace::RunRecord record;
    std::vector<workspace::CurvePoint> points;
    std::vector<RunSetting> settings;
    QImage patch;
    QString problem; ///< why patch or settings are missing
};

/// "2 · hide · 10:45": short, for legends.
QString comparedName(int place, const workspace::RunRecord& record);

class RunComparison : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kMostRuns = 7;

    RunComparison(Session& session, RunsModel& model, QWidget* parent = nullptr);

    /// The first seven are compared.
    void setRuns(const QStringList& ids);
    /// Reads them again: something changed.
    void refresh();
    /// Curves and patches alone, large.
    void setPresenting(bool presenting);

    const SettingsComparison& settings() const { return *settings_; }

  Q_SIGNALS:
    /// What was asked for last is shown.
    void shown();

  private:
    QWidget* buildSettings();
    void show(const std::vector<RunDetails>& runs);
    void offerParts();
    void showCurves();
    void appendLive(int first);
    void addDetectors(const RunDetails& run, int place);

    Session& session_;
    QStringList ids_;
    int marked_ = 0;
    Ticket ticket_;
    std::vector<RunDetails> runs_;
    std::vector<int> series_; ///< of each run: its own curve
    CurvePlot* curves_;
    QComboBox* part_;
    QLabel* note_;
    PatchStrip* patches_;
    SettingsComparison* settings_;
    QCheckBox* onlyDifferences_ = nullptr;
    QTableView* table_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    int tabBefore_ = 0; ///< the presentation
    RunNotes* notes_;
};

} // namespace blindspot::ui
