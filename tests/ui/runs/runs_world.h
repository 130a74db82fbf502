// The Runs page over a small workspace whose runs are real ones of a tiny detector.
#pragma once

#include "tests/ui/small_lab.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_group_actions.h"
#include "ui/runs/run_sections.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/runs_page.h"
#include "ui/session/training_controller.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <memory>

namespace blindspot::ui::testing_runs {

inline constexpr int kPatience = 60'000;

/// Answers the questions, and remembers what was asked.
struct Answers {
    QString folder, file, text;
    bool agree = true;
    QStringList asked;

    Dialogs dialogs()
    {
        Dialogs dialogs;
        dialogs.openFolder = [this](QWidget*, const QString& title) { return asked += title, folder; };
        dialogs.saveFile = [this](QWidget*, const QString& title, const QString&, const QString&) {
            return asked += title, file;
        };
        dialogs.askText = [this](QWidget*, const QString& title, const QString&, const QString&) {
            return asked += title, text;
        };
        dialogs.confirm = [this](QWidget*, const QString&, const QString& question, const QString&, const QString&) {
            return asked += question, agree;
        };
        return dialogs;
    }
};

class RunsWorld {
  protected:
    void begin()
    {
        lab_ = std::make_unique<testing::SmallLab>();
        answers_ = {};
    }
    void end()
    {
        close();
        lab_.reset();
    }
    void open()
    {
        session_ = std::make_unique<Session>(lab_->workspace(), answers_.dialogs());
        // As the main window does.
        QObject::connect(&session_->training(), &TrainingController::finished, session_.get(), &Session::runsChanged);
        QObject::connect(&session_->training(), &TrainingController::planned, session_.get(), &Session::runsChanged);
        page_ = std::make_unique<RunsPage>(*session_);
        page_->resize(1180, 640);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    void close() { page_.reset(), session_.reset(); }
    QTableView& table() { return *page_->findChild<QTableView*>("runsTable"); }
    RunGroupActions& groups() { return *page_->findChild<RunGroupActions*>(); }
    QModelIndex sectionOf(const QString& group)
    {
        for (int row = 0; row < table().model()->rowCount(); ++row)
            if (const QModelIndex index = table().model()->index(row, 0); index.data(RunSections::GroupRole).toString() == group)
                return index;
        return {};
    }
    RunActions& actions() { return *page_->findChild<RunActions*>(); }
    workspace::RunRecord record(const QString& id) { return lab_->store().get(id.toStdString()); }
    QStringList marked()
    {
        QStringList ids;
        for (const QModelIndex& index : table().selectionModel()->selectedRows())
            ids += index.data(RunsModel::IdRole).toString();
        return ids;
    }

    std::unique_ptr<testing::SmallLab> lab_;
    Answers answers_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<RunsPage> page_;
};

} // namespace blindspot::ui::testing_runs
