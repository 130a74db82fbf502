// RunGroupActions pin the marked runs and put them into groups, so that it can be undone.
#pragma once

#include "core/workspace/runs/run_groups.h"
#include "ui/session/session.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace blindspot::ui {

class RunsModel;

class RunGroupActions : public QObject {
    Q_OBJECT

  public:
    /// `page` gets the actions (their keys work inside it) and is the parent of questions.
    RunGroupActions(Session& session, RunsModel& model, QWidget* page);

    /// Enables what fits them. `section`: the group whose section is the current row; empty: none is.
    void setMarked(const QStringList& ids, const QString& section);

    /// Pins the marked runs, or unpins them where all are pinned.
    QAction* pinAction() const { return pin_; }
    /// The groups there are, a new one, and none; and a group's name and end.
    QMenu* menu() const { return menu_; }
    QAction* newGroupAction() const { return newGroup_; }
    QAction* renameGroupAction() const { return renameGroup_; }
    QAction* dissolveAction() const { return dissolve_; }

    /// Names the group that the section or the marks are of, anew.
    void renameGroup();

  private:
    using Work = std::function<std::vector<workspace::RunGroup>(workspace::RunGroups& groups)>;

    void togglePinned();
    void setPinned(const std::vector<std::string>& ids, bool pinned);
    void pinnedTo(const std::vector<std::string>& changed, bool pinned);
    void askForGroup();
    void putInto(const QString& group);
    void dissolve();
    /// On the queries' thread. `said` when something changed, with Undo; `undoText` as UndoHistory has it.
    void change(const Work& work, const QString& said, const QString& undoText);
    void buildMenu();
    QString groupInQuestion() const;
    std::vector<std::string> markedIds() const;

    Session& session_;
    RunsModel& model_;
    QWidget* page_;
    QStringList marked_;
    QString section_;
    QAction *pin_, *newGroup_, *noGroup_, *renameGroup_, *dissolve_;
    QMenu* menu_;
};

} // namespace blindspot::ui
