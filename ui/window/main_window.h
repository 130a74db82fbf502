// The MainWindow is the frame around the pages. It connects them to each other and leaves the work to them.
#pragma once

#include "ui/session/page.h"
#include "ui/window/window_entry.h"

#include <QMainWindow>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace blindspot::workspace {
struct CheckReport;
}

namespace blindspot::ui {

class DatasetPage;
class DetectorsPage;
class EvaluatePage;
class GuidePanel;
class GuidedDemonstration;
class LivePage;
class MaintenanceController;
class ManualKey;
class ManualWindow;
class MessageBar;
class PresentationBar;
class QueueController;
class RunsPage;
class SettingsDialog;
class SideBar;
class StatusStrip;
class StudiesPage;
class TrainPage;
class WelcomePage;
class WorkNotice;
enum class JobState;
struct GuideSize;

/// The chapter of the manual that is about the page.
QString manualChapterOf(PageId page);

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(Dialogs dialogs = Dialogs::standard(), QWidget* parent = nullptr);
    ~MainWindow() override;

    /// At the program's start. `workspace` may be empty.
    void begin(const QString& workspace, Opening opening);
    /// Opens the workspace in the background and shows its pages when it is there; an error goes to the
    /// message bar.
    void openWorkspace(const QString& folder) { openWorkspace(folder, After::Nothing); }
    /// The same with the guided demonstration; where that workspace is open, its guide is shown.
    void openDemonstration(const QString& folder);
    /// Of a demonstration that is opened from now on.
    void setGuideSize(const GuideSize& size);
    /// Null while none was asked for in this workspace.
    GuidedDemonstration* guide() const { return guide_.get(); }
    /// Null while no workspace is open.
    Session* session() const { return session_.get(); }
    MaintenanceController* maintenance() const { return maintenance_.get(); }
    QueueController* queue() const { return queueOfSession_.get(); }
    void showPage(PageId page);
    /// Workspaces that were left and whose work is still being stopped and saved.
    std::size_t endingSessions() const { return ending_.size(); }
    /// Stops all work, waits for it and keeps what it made, without touching the screen: for a program whose display is gone. It has
    /// to end then without destroying this window, whose pages stand there without their session.
    void finishWork();

  Q_SIGNALS:
    void workspaceOpened();

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    struct Entry {
        Page* page;
        QAction* action;
    };

    /// What follows when a workspace is there.
    enum class After { Nothing, Import, Demonstration };

    void openWorkspace(const QString& folder, After after);
    void chooseWorkspace();
    void newWorkspace();
    void showFraction(double fraction);
    void buildHeader();
    void buildFrame();
    void buildMenus();
    void buildEditMenu();
    void showUndo();
    void showTrash();
    /// Check, back up, tidy and move the workspace that is open.
    void buildUpkeepMenu(QMenu* file);
    void beginUpkeep(const workspace::Workspace& workspace);
    void tellChecked(const workspace::CheckReport& report);
    /// It is stopped beside the window.
    void endUpkeep();
    void enableUpkeep();
    void tellIfReadOnly();
    void backUpWorkspace();
    void moveWorkspace();
    /// Once nothing of what was closed works any more.
    void whenAllHasEnded();
    void moveClosed(const workspace::Workspace& workspace, const std::filesystem::path& to);
    /// The workspace that was open is being moved; no other is opened meanwhile.
    bool moves() const;
    void forgetRecent(const QString& folder);
    void showQueue();
    void wireQueue();
    void wireStudies();
    void buildViewMenu();
    void buildThemeMenu(QMenu* view);
    void buildLanguageMenu(QMenu* view);
    void buildPages();
    void addPage(Page* page, const QString& iconName, const QString& word);
    void wirePages();
    void adopt(workspace::Workspace workspace, After after);
    void openSession(workspace::Workspace workspace);
    void showSession(After after);
    /// The work of the one that is open is stopped and saved beside the window, which does not wait for it.
    void closeWorkspace();
    void endInBackground(std::unique_ptr<Session> session);
    /// Its threads have ended.
    void forget(const Session* session);
    void closeWhenIdle(JobState state);
    bool trains() const;
    /// Asks where something would be lost or stopped.
    bool mayLeaveWork();
    bool mayLeaveTraining();
    bool mayLeaveEvaluation();
    bool mayLeaveUpkeep();
    void rememberWorkspace(const QString& folder);
    void refreshRecent();
    void showDevice();
    void buildGuide();
    /// Opens the panel; `fresh`: and the page of its step.
    void showGuide(bool fresh);
    void wireGuide();
    void closeGuide();
    void askForGuide();
    void importOwnData();
    void buildPresenting();
    /// Null: the welcome page.
    Page* currentPage() const;
    void setPresenting(bool presenting);
    void buildManual(QMenu* help);
    /// At what one is doing: the topic of what has the focus, else the chapter of the page.
    void showManual();
    void showManualFor(const QWidget* widget);
    void showManualAt(const QString& topic);
    ManualWindow& manual();
    /// In the bar; an error with what the manual says about it.
    void showMessage(MessageKind kind, const QString& text, const MessageActions& actions = {});
    void showShortcuts();
    void showSettings();
    /// In the settings, where they can be changed.
    void changeShortcuts();
    /// What the window itself obeys, and what it says at its start of what the settings file has wrong.
    void followSettings();
    void offerRestart(const QString& text);
    /// Fills Train's form from a configuration file.
    void openRunSettings();
    void showAbout();
    void restoreLayout();
    /// Closes as the user would, then starts the program anew with the workspace that is open.
    void restart();
    void startAnew();

    Dialogs dialogs_;
    UiQueue queue_;
    struct Nothing {};
    std::unique_ptr<Worker<Nothing>> opener_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MaintenanceController> maintenance_; ///< of the workspace that is open
    std::vector<std::unique_ptr<MaintenanceController>> endingUpkeep_; ///< of closed ones, not idle yet
    std::unique_ptr<QueueController> queueOfSession_;
    std::vector<std::unique_ptr<Session>> ending_; ///< closed ones whose threads still work
    SideBar* sideBar_ = nullptr;
    QWidget* header_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* deviceLabel_ = nullptr;
    QToolButton* workspaceButton_ = nullptr;
    MessageBar* messages_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StatusStrip* status_ = nullptr;
    WorkNotice* notice_ = nullptr;
    GuidePanel* guidePanel_ = nullptr;
    std::unique_ptr<GuideSize> guideSize_;
    std::unique_ptr<GuidedDemonstration> guide_;
    std::unique_ptr<ManualKey> manualKey_;
    std::unique_ptr<ManualWindow> manual_; ///< null until it is asked for
    WelcomePage* welcome_ = nullptr;
    DatasetPage* datasets_ = nullptr;
    DetectorsPage* detectors_ = nullptr;
    TrainPage* train_ = nullptr;
    RunsPage* runs_ = nullptr;
    EvaluatePage* evaluate_ = nullptr;
    LivePage* live_ = nullptr;
    StudiesPage* studiesPage_ = nullptr;
    std::vector<Entry> entries_;
    QMenu* goMenu_ = nullptr;
    QMenu* recentMenu_ = nullptr;
    QAction* presentAction_ = nullptr;
    PresentationBar* presentation_ = nullptr;
    Qt::WindowStates stateBefore_; ///< before it was presented
    QAction* undoAction_ = nullptr;
    QAction* trashAction_ = nullptr;
    QAction* queueAction_ = nullptr;
    QAction* runSettingsAction_ = nullptr;
    QMenu* upkeepMenu_ = nullptr;
    QAction* stopUpkeep_ = nullptr;
    std::function<void()> whenEnded_; ///< done when the last workspace that was left has ended
    bool presenting_ = false;
    bool restarting_ = false; ///< a new program is started when this window has closed
    bool closing_ = false; ///< asked to close while training; closes when it has been saved
};

} // namespace blindspot::ui
