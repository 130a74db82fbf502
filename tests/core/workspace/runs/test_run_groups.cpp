// Groups of runs and pins: kept in the workspace, changed together, brought back, and kept by the trash.
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_groups.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestRunGroups : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        workspace_ = std::make_unique<Workspace>(Workspace::open(folder_->path().toStdString()));
        database_ = std::make_unique<storage::Database>(workspace_->connect());
        store_ = std::make_unique<RunStore>(*workspace_, *database_);
        ids_.clear();
        for (const char* name : {"a", "b", "c"}) {
            RunRecord record;
            record.name = name;
            record.recipe = "hide";
            record.state = RunState::Completed;
            ids_.push_back(store_->create(record, {}).record.id);
        }
    }
    void cleanup()
    {
        store_.reset();
        database_.reset();
        workspace_.reset();
    }

    void runsArePutTogetherAndTakenOut()
    {
        QVERIFY(groups().names().empty());
        QVERIFY(groups().put({ids_[0], ids_[1]}, "  night ") == (std::vector<RunGroup>{{ids_[0], ""}, {ids_[1], ""}}));
        QCOMPARE(group(0), std::string("night"));
        QCOMPARE(group(2), std::string());
        QVERIFY(groups().put({ids_[1], ids_[2]}, "day") == (std::vector<RunGroup>{{ids_[1], "night"}, {ids_[2], ""}}));
        QVERIFY(groups().put({ids_[2]}, "day").empty()); // is there already
        QVERIFY(groups().names() == (std::vector<std::string>{"day", "night"}));
        groups().put({ids_[0]}, "");
        QVERIFY(groups().names() == std::vector<std::string>{"day"});
    }

    void allOfTheRunsOrNone()
    {
        const std::string refusal = errorOf([&] { groups().put({ids_[0], "absent"}, "night"); });
        QVERIFY2(refusal.find("absent") != std::string::npos, refusal.c_str());
        QCOMPARE(group(0), std::string());
        errorOf([&] { groups().setPinned({ids_[0], "absent"}, true); });
        QVERIFY(!store_->get(ids_[0]).pinned);
    }

    void aNameThatNoListCanShowIsRefused()
    {
        QVERIFY(errorOf([&] { groups().put({ids_[0]}, "two\nlines"); }).find("more than one line") != std::string::npos);
        std::string letters;
        for (int i = 0; i < RunGroups::kLongestName; ++i)
            letters += "\xEB\xB0\xA4"; // of three bytes: signs are counted
        groups().put({ids_[0]}, letters);
        QCOMPARE(group(0), letters);
        QVERIFY(errorOf([&] { groups().put({ids_[0]}, letters + "x"); }).find("too long") != std::string::npos);
    }

    void aGroupIsRenamedDissolvedAndBroughtBack()
    {
        groups().put({ids_[0], ids_[1]}, "night");
        groups().put({ids_[2]}, "day");
        QVERIFY(errorOf([&] { groups().rename("night", "day"); }).find("there is a group 'day' already") != std::string::npos);
        QVERIFY(errorOf([&] { groups().rename("night", "  "); }).find("empty") != std::string::npos);
        const std::string unknown = errorOf([&] { groups().rename("dusk", "dawn"); });
        QVERIFY2(unknown.find("the groups are day, night") != std::string::npos, unknown.c_str());
        const auto renamed = groups().rename("night", "late");
        QCOMPARE(group(0), std::string("late"));
        QCOMPARE(group(1), std::string("late"));
        groups().restore(renamed);
        QCOMPARE(group(1), std::string("night"));
        const auto dissolved = groups().dissolve("night");
        QCOMPARE(dissolved.size(), std::size_t{2});
        QCOMPARE(group(0), std::string());
        QCOMPARE(group(2), std::string("day"));
        groups().restore(dissolved);
        QCOMPARE(group(0), std::string("night"));
        QVERIFY(errorOf([&] { groups().dissolve("dusk"); }).find("there is no group 'dusk'") != std::string::npos);
    }

    void theTrashKeepsTheGroup()
    {
        groups().put({ids_[0], ids_[1]}, "night");
        groups().setPinned({ids_[0]}, true);
        store_->remove(ids_[0]);
        groups().rename("night", "late");
        const RunRecord waiting = *store_->findAlsoDeleted(ids_[0]);
        QCOMPARE(waiting.group, std::string("late"));
        QVERIFY(waiting.pinned);
        store_->remove(ids_[1]);
        QVERIFY(groups().names().empty());
    }

    void pinsStayThroughAnUpdate()
    {
        QVERIFY(groups().setPinned({ids_[0], ids_[2]}, true) == (std::vector<std::string>{ids_[0], ids_[2]}));
        QVERIFY(groups().setPinned({ids_[0], ids_[1]}, true) == std::vector<std::string>{ids_[1]});
        RunUpdate update;
        update.iterationsDone = 7;
        store_->update(ids_[0], update);
        QVERIFY(store_->get(ids_[0]).pinned);
        groups().setPinned({ids_[0]}, false);
        QVERIFY(!store_->get(ids_[0]).pinned);
        QVERIFY(store_->get(ids_[1]).pinned);
    }

  private:
    RunGroups groups() { return {*store_, *database_}; }
    std::string group(std::size_t run) const { return store_->get(ids_[run]).group; }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<RunStore> store_;
    std::vector<std::string> ids_;
};

QTEST_GUILESS_MAIN(TestRunGroups)
#include "test_run_groups.moc"
