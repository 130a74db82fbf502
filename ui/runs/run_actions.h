// RunActions are the actions on the marked runs, for the tool bar, the context menu and keys.
#pragma once

#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_session.h"
#include "ui/session/session.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

class QAction;
class QWidget;

namespace blindspot::ui {

class RunsModel;

class RunActions : public QObject {
    Q_OBJECT

  public:
    /// `page` gets the actions (their keys work inside it) and is the parent of questions.
    RunActions(Session& session, RunsModel& model, QWidget* page);

    /// Enables what fits them.
    void setMarked(const QStringList& ids);

    void resume(const QString& id, std::optional<std::int64_t> iterations = {});
    /// Brings back what was deleted last.
    void undoDelete();

    QAction* resumeAction() const { return resume_; }
    QAction* extendAction() const { return extend_; }
    QAction* settingsAction() const { return settings_; }
    QAction* evaluateAction() const { return evaluate_; }
    QAction* exportAction() const { return export_; }
    QAction* pdfAction() const { return pdf_; }
    QAction* printAction() const { return print_; }
    QAction* deleteAction() const { return delete_; }
    QAction* undoAction() const { return undo_; }
    QAction* folderAction() const { return folder_; }

  Q_SIGNALS:
    void settingsRequested(const blindspot::workspace::TrainRequest& request);
    void resumed();
    /// "Evaluate": the patches of these runs.
    void evaluateRequested(const QStringList& ids);
    /// How many runs can be brought back; 0: none any more.
    void undoChanged(int runs);

  private:
    QAction* add(const QString& iconName, const QString& text, const QKeySequence& key, const QString& tip,
                 void (RunActions::*slot)());
    void updateEnabled();
    void resumeMarked();
    void extendMarked();
    void useSettings();
    void evaluateMarked();
    QStringList evaluable() const;
    void exportFolder();
    void exportPdf();
    void printPatch();
    void deleteMarked();
    void openFolder();
    /// The time for a change of mind is over.
    void removeForGood();

    Session& session_;
    RunsModel& model_;
    QWidget* page_;
    QStringList marked_;
    QStringList deleted_; ///< marked as deleted, still to be undone
    QTimer undoTime_;
    QAction *resume_, *extend_, *settings_, *evaluate_, *export_, *pdf_, *print_, *delete_, *undo_, *folder_;
};

} // namespace blindspot::ui
