// The queue's order, states and refusals, and what becomes of items whose program was killed.
#include "core/storage/transaction.h"
#include "core/workspace/queue/queue_changes.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/queue/queue_times.h"
#include "tests/support/small_workspace.h"

#include <QTest>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestQueueStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { world_ = std::make_unique<SmallWorkspace>(); }

    void itemsKeepTheirOrderAndAreMoved()
    {
        const auto a = add(), b = add(), c = add();
        QCOMPARE(order(), (std::vector<std::int64_t>{a, b, c}));
        store().move(c, 1);
        QCOMPARE(order(), (std::vector<std::int64_t>{c, a, b}));
        store().move(c, 2);
        QCOMPARE(order(), (std::vector<std::int64_t>{a, c, b}));
        store().move(a, 99);
        QCOMPARE(order(), (std::vector<std::int64_t>{c, b, a}));
        QVERIFY(errorOf([&] { store().move(77, 1); }).find("no item 77") != std::string::npos);
    }

    void aRequestComesBackAsItWas()
    {
        TrainRequest train = SmallWorkspace::request(7, 3.25);
        train.images = 4;
        train.name = "mine";
        train.options.transforms.rotation = 12.5;
        const QueueItem item = store().add(train);
        const auto read = std::get<TrainRequest>(queueRequestFromText(item.kind, item.requestJson, item.id));
        QCOMPARE(queueRequestText(read), item.requestJson);
        QCOMPARE(read.options.optimiser.learningRate, 3.25);
        QCOMPARE(read.options.transforms.rotation, 12.5);
        QCOMPARE(*read.images, std::int64_t{4});
        QCOMPARE(read.name, std::string("mine"));

        EvaluationRequest evaluation = evaluationOf("item:" + std::to_string(item.id));
        evaluation.options.sweeps.push_back(evaluation::parseSweep("scale:0.5,1", "--sweep"));
        evaluation.knowing = KnowingPatches::None;
        evaluation.aim = "hide";
        const QueueItem second = store().add(evaluation);
        const auto again = std::get<EvaluationRequest>(queueRequestFromText(second.kind, second.requestJson, second.id));
        QCOMPARE(queueRequestText(again), second.requestJson);
        QVERIFY(again.options.sweeps == evaluation.options.sweeps);
        QVERIFY(again.knowing == KnowingPatches::None);
        QCOMPARE(second.needs, std::vector<std::int64_t>{item.id});
    }

    void whatWouldNotEvenBeginIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        for (const char* one : {"detector", "selection", "class", "option", "run", "item", "file", "no patch"})
            QTest::newRow(one) << one << (QByteArray(one) == "option" ? "--iterations" : QByteArray(one) == "run" ? "no-such-run" : QByteArray(one) == "item" ? "no item 55" : QByteArray(one) == "no patch" ? "no patch" : "absent");
    }
    void whatWouldNotEvenBeginIsRefused()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        TrainRequest train = SmallWorkspace::request(2);
        EvaluationRequest evaluation = evaluationOf(what == "run" ? "no-such-run" : "item:55");
        if (what == "detector") train.detector = "absent";
        if (what == "selection") train.selection = "absent";
        if (what == "class") train.className = "absent";
        if (what == "option") train.options.iterations = 0;
        if (what == "file" || what == "no patch") evaluation.runs.clear();
        if (what == "file") evaluation.patches = {"absent.png"};
        const bool evaluates = what == "run" || what == "item" || what == "file" || what == "no patch";
        const std::string refusal = errorOf([&] {
            if (evaluates)
                store().add(evaluation);
            else
                store().add(train);
        });
        QVERIFY2(refusal.find(says.toStdString()) != std::string::npos, refusal.c_str());
        QVERIFY(store().list().empty());
    }

    void pathsOfWeightsMayHaveAnAt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("asked");
        for (const char* file : {"weights@home.pt", "lab@night/weights.pt", "weights.pt"})
            for (const char* head : {"", "@one2many"})
                QTest::addRow("%s%s", file, head) << file << (QString(file) + head);
    }
    void pathsOfWeightsMayHaveAnAt()
    {
        QFETCH(QString, file);
        QFETCH(QString, asked);
        const auto path = world_->file(file.toStdString());
        std::filesystem::create_directories(path.parent_path());
        std::filesystem::copy_file(SmallWorkspace::weights(), path);
        TrainRequest train = SmallWorkspace::request(2);
        train.detector = world_->file(asked.toStdString()).string();
        const QueueItem item = store().add(train);
        QCOMPARE(std::get<TrainRequest>(queueRequestFromText(item.kind, item.requestJson, item.id)).detector, train.detector);
    }

    void removedItemsComeBackToTheirPlace()
    {
        const auto a = add(), b = add(), c = add();
        store().remove({a, b});
        QCOMPARE(order(), std::vector<std::int64_t>{c});
        QVERIFY(!errorOf([&] { store().get(a); }).empty());
        store().restore({b, a});
        QCOMPARE(order(), (std::vector<std::int64_t>{a, b, c}));
        QVERIFY(!errorOf([&] { store().restore({c}); }).empty());
        QVERIFY(!errorOf([&] { store().remove({a, 99}); }).empty());
        QCOMPARE(order(), (std::vector<std::int64_t>{a, b, c})); // all or none
        store().remove({c});
        QVERIFY(add() > c); // a number is never given again
    }

    void oneProgramIsAtAnItem()
    {
        const auto a = add(), b = add();
        QueueRunner first(world_->workspace());
        const std::string refusal = errorOf([&] { QueueRunner(world_->workspace()); });
        QVERIFY2(refusal.find("another program") != std::string::npos, refusal.c_str());
        QueueRunner second(world_->workspace(), true);
        QCOMPARE(first.next().item->id, a);
        QCOMPARE(second.next().item->id, b);
        QVERIFY(!first.next().item);
        QVERIFY(store().get(a).state == QueueState::Running);
        QVERIFY(errorOf([&] { store().remove({a}); }).find("it runs") != std::string::npos);
        QVERIFY(!errorOf([&] { store().move(a, 1); }).empty());
    }

    void itemsOfAKilledProgramWaitAgainBeforeTheOthers()
    {
        const auto a = add(), b = add(), c = add();
        {
            QueueRunner killed(world_->workspace());
            killed.next();
            killed.next();
        } // the lock goes, as with a program that is killed
        QVERIFY(store().get(a).state == QueueState::Waiting);
        QueueRunner runner(world_->workspace());
        const QueueRunner::Next next = runner.next();
        QCOMPARE(next.changed.size(), std::size_t{2});
        QCOMPARE(next.item->id, a);
        QCOMPARE(order(), (std::vector<std::int64_t>{a, b, c}));
    }

    void aPausedQueueBeginsNothing()
    {
        add();
        store().setPaused(true);
        QueueRunner runner(world_->workspace());
        QVERIFY(!runner.next().item);
        store().setPaused(false);
        QVERIFY(runner.next().item.has_value());
    }

    void whatNeedsAnItemWaitsForIt()
    {
        const auto a = add();
        const auto evaluation = store().add(evaluationOf("item:" + std::to_string(a))).id;
        const auto c = add();
        store().move(evaluation, 1);
        QueueRunner runner(world_->workspace());
        QCOMPARE(runner.next().item->id, a);
        QCOMPARE(runner.next().item->id, c);
        QVERIFY(!runner.next().item); // it waits for the first one
        store().finish(a, QueueState::Failed, Message(Message::tr("the loss was no longer a finite number")));
        const QueueRunner::Next next = runner.next();
        QVERIFY(!next.item);
        QCOMPARE(next.changed.size(), std::size_t{1});
        QVERIFY(store().get(evaluation).state == QueueState::Failed);
        QVERIFY(store().get(evaluation).error->english().find("item " + std::to_string(a)) != std::string::npos);
        store().again(evaluation);
        store().finish(a, QueueState::Done);
        QCOMPARE(runner.next().item->id, evaluation);
    }

    void whoFindsNothingToDoWaitsForNoWriter()
    {
        const auto a = add();
        const auto stopped = add();
        store().add(evaluationOf("item:" + std::to_string(stopped)));
        store().stop(stopped); // what needs it waits as long as it may be put back
        QueueRunner runner(world_->workspace());
        QCOMPARE(runner.next().item->id, a);
        storage::Database other = world_->workspace().connect();
        const storage::Transaction writing(other);
        const QueueRunner::Next next = runner.next(); // throws where it waits in vain for the writer
        QVERIFY(!next.item);
        QVERIFY(next.changed.empty());
    }

    void changesAreSeenWithoutReadingTheQueue()
    {
        QueueChanges changes(world_->workspace());
        QVERIFY(changes.any()); // nothing was looked at yet
        QVERIFY(!changes.any());
        add();
        QVERIFY(changes.any());
        QVERIFY(!changes.any());
        storage::Database other = world_->workspace().connect();
        const storage::Transaction writing(other);
        QVERIFY(!changes.any());
    }

    void stoppedItemsCanBePutBack()
    {
        const auto a = add(), b = add();
        store().stop(a);
        QVERIFY(store().get(a).state == QueueState::Stopped);
        QVERIFY(!errorOf([&] { store().stop(a); }).empty());
        QVERIFY(!errorOf([&] { store().again(b); }).empty());
        store().again(a);
        QCOMPARE(order(), (std::vector<std::int64_t>{b, a}));
    }

    void timesAreKnownOnceSomethingWasDone()
    {
        add();
        auto times = timesOf(world_->database(), store().list());
        QCOMPARE(*times[0].begins, 0.0);
        QVERIFY(!times[0].ends);
        const RunOutcome run = world_->run(SmallWorkspace::request(2));
        add();
        times = timesOf(world_->database(), store().list());
        QVERIFY(*times[0].ends > 0);
        QCOMPARE(*times[1].begins, *times[0].ends);
        // Five times as many iterations take five times as long.
        const auto two = expectedSeconds(world_->database(), SmallWorkspace::request(2));
        const auto ten = expectedSeconds(world_->database(), SmallWorkspace::request(10));
        QVERIFY2(std::abs(*ten / *two - 5) < 0.01, std::to_string(*ten / *two).c_str());
        QVERIFY(*two < 3 * run.record.seconds && *two > run.record.seconds / 3);
    }

  private:
    QueueStore store() { return {world_->workspace(), world_->database()}; }
    std::int64_t add() { return store().add(SmallWorkspace::request(2)).id; }
    std::vector<std::int64_t> order()
    {
        std::vector<std::int64_t> ids;
        for (const QueueItem& item : store().list())
            ids.push_back(item.id);
        return ids;
    }
    static EvaluationRequest evaluationOf(const std::string& run)
    {
        EvaluationRequest request;
        request.detectors = {"tiny"};
        request.images.selection = "people";
        request.images.className = "person";
        request.runs = {run};
        request.device = "cpu";
        return request;
    }

    std::unique_ptr<SmallWorkspace> world_;
};

QTEST_GUILESS_MAIN(TestQueueStore)
#include "test_queue_store.moc"
