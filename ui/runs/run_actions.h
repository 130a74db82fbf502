// RunActions are the actions on the marked runs, for the tool bar, the context menu and keys.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_session.h"
#include "ui/session/session.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QAction;
class QWidget;

namespace blindspot::ui {

class RunsModel;
struct RehearsalSubject;

class RunActions : public QObject {
    Q_OBJECT

  public:
    /// `page` gets the actions (their keys work inside it) and is the parent of questions.
    RunActions(Session& session, RunsModel& model, QWidget* page);

    /// Enables what fits them.
    void setMarked(const QStringList& ids);

    void resume(const QString& id, std::optional<std::int64_t> iterations = {});

    QAction* resumeAction() const { return resume_; }
    QAction* extendAction() const { return extend_; }
    QAction* settingsAction() const { return settings_; }
    QAction* evaluateAction() const { return evaluate_; }
    QAction* checkpointsAction() const { return checkpoints_; }
    QAction* tryAction() const { return try_; }
    QAction* exportAction() const { return export_; }
    QAction* pdfAction() const { return pdf_; }
    QAction* printAction() const { return print_; }
    QAction* sheetsAction() const { return sheets_; }
    QAction* filmsAction() const { return films_; }
    QAction* deleteAction() const { return delete_; }
    QAction* renameAction() const { return rename_; }
    QAction* folderAction() const { return folder_; }
    QAction* saveAction() const { return save_; }

  Q_SIGNALS:
    void settingsRequested(const blindspot::workspace::TrainRequest& request);
    void resumed();
    /// "Evaluate": the patches of these runs.
    void evaluateRequested(const QStringList& ids);
    /// "Evaluate this patch" of a run's checkpoints.
    void checkpointEvaluationRequested(const blindspot::workspace::EvaluationRequest& request);
    /// "Try on a picture": the patch of this run.
    void trialRequested(const QString& id);
    /// "Rename": the name of the one marked run is to be edited in its place.
    void renameRequested();

  private:
    QAction* add(const QString& iconName, const QString& text, const QString& tip,
                 void (RunActions::*slot)());
    void updateEnabled();
    void resumeMarked();
    void extendMarked();
    void useSettings();
    void evaluateMarked();
    void tryPatch();
    QStringList evaluable() const;
    void compareCheckpoints();
    void exportFolder();
    void saveSettings();
    void exportPdf();
    void printPatch();
    void makeSheets();
    void measureFilms();
    void showTrial(std::optional<RehearsalSubject> subject);
    void deleteMarked();
    /// Asks first where evaluations show the patches of these runs.
    void deleteRuns(const QStringList& ids, std::int64_t evaluations);
    void openFolder();
    QString nameOf(const QString& id) const;

    Session& session_;
    RunsModel& model_;
    QWidget* page_;
    QStringList marked_;
    QAction *resume_, *extend_, *settings_, *evaluate_, *try_, *checkpoints_, *export_, *pdf_, *print_, *sheets_, *films_, *delete_, *rename_, *folder_, *save_;
};

} // namespace blindspot::ui
