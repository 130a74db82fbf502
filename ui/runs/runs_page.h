// The Runs page: the table of runs, and the marked runs side by side.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_request.h"
#include "ui/controls/put_aside.h"
#include "ui/session/page.h"
#include "ui/support/worker.h"

#include <map>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace blindspot::ui {

class NoticeBar;
class RunActions;
class RunGroupActions;
class RunSections;
class RunsTable;
class RunComparison;
class RunsFilter;
class RunsModel;

class RunsPage : public Page {
    Q_OBJECT

  public:
    explicit RunsPage(Session& session, QWidget* parent = nullptr);
    /// What was typed last is saved.
    ~RunsPage() override;

    PageId id() const override { return PageId::Runs; }
    void activated() override;
    void setPresenting(bool presenting) override;
    bool presentStep(int step) override;
    /// Marks one run and shows it.
    void showRun(const QString& id);

  Q_SIGNALS:
    /// "Use these settings" and "Repeat with changes".
    void settingsRequested(const blindspot::workspace::TrainRequest& request);
    /// A run was resumed: the Train page shows it.
    void resumed();
    /// The patches of these runs are to be evaluated.
    void evaluateRequested(const QStringList& ids);
    /// One of a run's checkpoints is to be evaluated.
    void checkpointEvaluationRequested(const blindspot::workspace::EvaluationRequest& request);
    /// From the empty page: to where runs are made.
    void trainRequested();

  protected:
    /// Where there is little room the tools are icons alone.
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildTable();
    void buildSearch();
    QComboBox* buildStates();
    QComboBox* buildGroupings();
    QWidget* buildTools();
    void fitTools();
    void buildNotices();
    void connectTraining();
    void refresh();
    struct Read {
        std::vector<workspace::RunRecord> records;
        std::map<std::string, workspace::PatchSummary> effects; ///< of the newest evaluations, by run
    };
    static Read read(const workspace::Workspace& workspace, storage::Database& database);
    void take(Read news);
    void adopt(Read news);
    void showLive();
    void markedChanged();
    void tellActions();
    void setGrouping(int chosen);
    void setFolded(const QString& key, bool folded);
    QString foldsKey() const;
    QString currentGroup() const;
    void mark(int row);
    void showCount();
    void showInterrupted();
    QStringList marked() const;
    void readPicture(const QString& id);
    void save(const QString& id, int column, const QString& text);

    RunsModel* model_;
    RunSections* sections_;
    RunsFilter* filter_;
    RunActions* actions_;
    RunGroupActions* groups_;
    Ticket reading_;
    QStackedWidget* stack_;
    RunsTable* table_;
    QLineEdit* search_ = nullptr;
    QComboBox* states_ = nullptr;
    QComboBox* groupings_ = nullptr;
    QWidget* tools_ = nullptr;
    QLabel* count_ = nullptr;
    NoticeBar* interrupted_;
    RunComparison* comparison_;
    QSplitter* splitter_;
    PutAside aside_; ///< while presenting
    QString wanted_; ///< to be marked when the records are there
    QString newestInterrupted_;
    QWidgetList tabChain_; ///< in the order of the keyboard
    bool hintClosed_ = false;
    bool read_ = false;
};

} // namespace blindspot::ui
