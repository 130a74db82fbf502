// The Evaluate page: the conclusion, figures and pictures of an evaluation with the list of earlier ones, and on the left the form
// for a new one, which folds away once there is something to see.
#pragma once

#include "core/workspace/evaluations/evaluation_store.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/page.h"
#include "ui/support/worker.h"

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace blindspot::ui {

class EvaluateForm;
class EvaluationView;
class EvaluationsModel;

class EvaluatePage : public Page {
    Q_OBJECT

  public:
    explicit EvaluatePage(Session& session, QWidget* parent = nullptr);
    ~EvaluatePage() override;

    PageId id() const override { return PageId::Evaluate; }
    void activated() override;
    void setPresenting(bool presenting) override;
    bool presentStep(int step) override;
    EvaluateForm* form() const { return form_; }
    EvaluationView* view() const { return view_; }
    const EvaluationsModel& history() const { return *history_; }
    /// Fills the form with these runs' patches.
    void setRuns(const QStringList& ids);
    /// These detectors are chosen in the form.
    void setDetectors(const QStringList& names);
    /// Fills the form with what the request tests.
    void setWhat(const workspace::EvaluationRequest& request);
    /// Starts what the form holds.
    void start();
    bool formShown() const { return formShown_; }
    void showForm(bool shown);
    /// Shows an evaluation of the workspace.
    void open(const QString& id);

  Q_SIGNALS:
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

  private:
    QWidget* buildHistory();
    QWidget* buildResults();
    void refresh();
    void take(std::vector<workspace::EvaluationSummary> evaluations);
    void show(const ReportPointer& report);
    QWidget* buildSaving();
    void arrange();
    void deleteShown();

    EvaluationsModel* history_;
    Ticket reading_, opening_;
    EvaluateForm* form_;
    EvaluationView* view_ = nullptr;
    QSplitter* splitter_;
    QStackedWidget* stack_ = nullptr;
    QComboBox* choice_ = nullptr;
    QPushButton* delete_ = nullptr;
    QPushButton* new_ = nullptr; ///< shows the form
    QWidget* bar_ = nullptr;
    bool formShown_ = false, presenting_ = false;
    QLabel* problem_ = nullptr; ///< why the chosen evaluation cannot be shown
    QString wanted_;            ///< the evaluation that is to be shown; empty: the newest
};

} // namespace blindspot::ui
