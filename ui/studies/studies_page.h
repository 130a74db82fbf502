// The Studies page: a study is set up on the left, and what the chosen one has found stands on the right.
#pragma once

#include "core/workspace/studies/study_store.h"
#include "ui/session/page.h"
#include "ui/studies/study_saving.h"

#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace blindspot::ui {

class StudyForm;
class StudyView;

class StudiesPage : public Page {
    Q_OBJECT

  public:
    explicit StudiesPage(Session& session, QWidget* parent = nullptr);
    ~StudiesPage() override;

    PageId id() const override { return PageId::Studies; }
    void activated() override;
    void setPresenting(bool presenting) override;
    bool presentStep(int step) override;

    /// What all trainings of a new study have in common; `mistake`: what is wrong with it, empty: nothing.
    void setBase(const workspace::TrainRequest& base, const QString& mistake);
    StudyForm* form() const { return form_; }
    StudyView* view() const { return view_; }
    /// What the line below the choice says of the study under way.
    QString progressText() const;

  Q_SIGNALS:
    /// What the form of the Train page holds is to be told by setBase.
    void baseWanted();
    void pageRequested(blindspot::ui::PageId page);
    void runRequested(const QString& id);

  private:
    QWidget* buildBar();
    QWidget* buildSaving();
    QWidget* buildProgress();
    QWidget* buildResults();
    void showForm(bool shown);
    void arrange();
    void refresh();
    void take(std::vector<workspace::StudyRecord> studies);
    void open(const QString& name);
    void follow();
    void showProgress();
    void goOn();
    void queueShown();
    void removeShown();
    const workspace::StudyRecord* shown() const;
    bool runsHere() const;

    StudyForm* form_;
    StudyView* view_;
    QSplitter* splitter_;
    QStackedWidget* stack_ = nullptr;
    QWidget *bar_ = nullptr, *progress_ = nullptr;
    QComboBox* choice_ = nullptr;
    QPushButton *new_ = nullptr, *goOn_ = nullptr, *queue_ = nullptr, *remove_ = nullptr, *stop_ = nullptr;
    QProgressBar* progressBar_ = nullptr;
    QLabel *progressText_ = nullptr, *problem_ = nullptr;
    std::vector<workspace::StudyRecord> studies_;
    Ticket listing_, opening_;
    QString wanted_; ///< that is shown, also while its report is made
    QString making_;     ///< whose report is being made
    bool stale_ = false; ///< and there is news of it since
    bool formShown_ = false, presenting_ = false;
};

} // namespace blindspot::ui
