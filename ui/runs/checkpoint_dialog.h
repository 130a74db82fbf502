// A CheckpointDialog shows the patches that a run kept on its way, measures which of them hides most, and exports or evaluates one.
#pragma once

#include "core/common/progress.h"
#include "core/workspace/evaluations/checkpoint_comparison.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "ui/session/session.h"
#include "ui/support/worker.h"

#include <QDialog>
#include <QImage>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace blindspot::ui {

class ChartPlot;
class FiguresView;

/// Not modal: the window can be worked in meanwhile. Closed, a measurement stops; what was seen is kept, and the next one goes on
/// there.
class CheckpointDialog : public QDialog {
    Q_OBJECT

  public:
    CheckpointDialog(Session& session, const QString& run, const QString& name, QWidget* parent = nullptr);
    ~CheckpointDialog() override;

    bool measuring() const { return measuring_; }

  Q_SIGNALS:
    /// "Evaluate this patch": with its detector, and the images that were measured on.
    void evaluateRequested(const blindspot::workspace::EvaluationRequest& request);

  private:
    /// What the folder of the run has.
    struct Read {
        workspace::RunRecord record;
        std::vector<workspace::Checkpoint> checkpoints;
        std::vector<QImage> pictures;
        std::optional<workspace::CheckpointComparison> comparison;
        bool outdated = false;
        QString problem; ///< why what was measured cannot be read
        QStringList datasets;
        QString dataset; ///< of the run's images; empty: not known
    };
    struct Mailbox;

    void build();
    QWidget* buildFigures();
    QWidget* buildControls();
    QWidget* buildEnd();
    void refresh();
    static Read read(const workspace::Workspace& workspace, storage::Database& database, const std::string& run);
    void take(Read news);
    void showFilm();
    void showAnswer();
    void showDatasets();
    void measure();
    void stop();
    void ended(const QString& said);
    void showProgress();
    void updateEnabled();
    const workspace::Checkpoint* chosen() const;
    void exportPatch();
    void evaluatePatch();

    Session& session_;
    const QString run_, name_;
    Read read_;
    bool loaded_ = false, measuring_ = false, datasetTouched_ = false;
    Ticket measurement_;
    std::shared_ptr<Mailbox> mailbox_;
    QTimer progressTimer_;
    QLabel *answer_, *notes_, *said_;
    ChartPlot* plot_;
    FiguresView* table_;
    QWidget* figures_ = nullptr;
    QListWidget* film_;
    QComboBox* dataset_;
    QSpinBox* images_;
    QProgressBar* progress_;
    QPushButton *measure_, *stop_, *export_, *evaluate_;
};

} // namespace blindspot::ui
