// The Studies page: the form counts and checks before anything begins, a study is done and shown, its report saved, its runs opened.
#include "core/imaging/codec.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/studies/study_store.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"
#include "ui/controls/figures_view.h"
#include "ui/controls/number_box.h"
#include "ui/session/study_controller.h"
#include "ui/session/undo_history.h"
#include "ui/studies/studies_page.h"
#include "ui/studies/study_form.h"
#include "ui/studies/study_options.h"
#include "ui/studies/study_view.h"
#include "ui/support/message_text.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

namespace blindspot::ui {

class TestStudiesPage : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 60'000;

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("studies_page");
    }
    void init()
    {
        QSettings().clear();
        world_ = std::make_unique<testing::SmallWorkspace>();
        world_->importPictures("held", "other", [](int i) { return "q" + std::to_string(i) + ".png"; },
                               [this](int i, const std::string& name) {
                                   imaging::writePng(world_->file("other/" + name), testing::spotsPicture(96, 96, 20 + static_cast<std::uint64_t>(i)));
                               });
        Dialogs dialogs;
        dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return file_; };
        session_ = std::make_unique<Session>(workspace::Workspace::open(world_->workspace().folder()), dialogs);
        page_ = std::make_unique<StudiesPage>(*session_);
        page_->resize(1200, 800);
        page_->show();
        page_->setBase(testing::SmallWorkspace::request(3), {});
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        world_.reset();
    }

    void theFormCountsBeforeAnythingBegins()
    {
        vary({"patch-size=16,24,32", "learning-rate=1,5"});
        QVERIFY2(!form().hasMistakes(), qPrintable(problem()));
        QVERIFY2(form().estimate().contains("6 settings"), qPrintable(form().estimate()));
        number("seeds", 3);
        QVERIFY2(form().estimate().contains("18 trainings"), qPrintable(form().estimate()));
        const workspace::StudySpec spec = form().spec();
        QCOMPARE(spec.seeds, std::int64_t{3});
        QCOMPARE(spec.options.size(), std::size_t{2});
        QCOMPARE(spec.base.detector, std::string("tiny"));
    }

    void theNameSaysWhatIsVariedUntilOneIsTyped()
    {
        auto* name = form().findChild<QLineEdit*>("studyName");
        vary({"patch-size=16,24", "learning-rate=1,5"});
        QCOMPARE(name->text(), QString("patch size + learning rate"));
        form().setKnownNames({"patch size + learning rate"});
        QCOMPARE(name->text(), QString("patch size + learning rate 2"));
        name->selectAll();
        QTest::keyClicks(name, "night");
        vary({"patch-size=16,24"});
        QCOMPARE(name->text(), QString("night"));
    }

    void whatMakesNoSenseIsToldAtItsPlace_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("one value") << QStringList{"patch-size=24"} << "no study";
        QTest::newRow("a million") << QStringList{"patch-size=16,17,18,19,20,21,22,23,24,25", "learning-rate=1,2,3,4,5,6,7,8,9,10",
                                                  "iterations=1,2,3,4,5,6,7,8,9,10", "images-per-update=1,2,3,4,5,6,7,8,9,10",
                                                  "anchors=1,2,3,4,5,6,7,8,9,10", "decoys=0,1,2,3,4,5,6,7,8,9"}
                                   << "1000000 trainings";
        QTest::newRow("out of range") << QStringList{"patch-size=24,4000"} << "patch size";
        QTest::newRow("no number") << QStringList{"patch-size=24,large"} << "large";
        QTest::newRow("nothing") << QStringList{"patch-size="} << "empty";
        QTest::newRow("a range in a grid") << QStringList{"learning-rate=1..10"} << "random search";
        QTest::newRow("twice") << QStringList{"patch-size=24,24"} << "twice";
    }
    void whatMakesNoSenseIsToldAtItsPlace()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, says);
        vary(options);
        QVERIFY(form().hasMistakes());
        QVERIFY2(problem().contains(says), qPrintable(problem()));
        QVERIFY2(!problem().contains("--"), qPrintable(problem())); // no command line's words
        start();
        QTest::qWait(200);
        QVERIFY(studies().list().empty());
        QVERIFY(!session_->study().busy());
    }

    void aStudyIsDoneShownSavedAndDeleted()
    {
        vary({"patch-size=16,24", "learning-rate=1,20"});
        form().findChild<QLineEdit*>("studyName")->setText("night");
        start();
        QTRY_VERIFY_WITH_TIMEOUT(session_->study().busy(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->study().busy(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(view().study() && view().study()->complete, kPatience);
        QCOMPARE(view().settings().figures().rowCount(), 4);
        QCOMPARE(view().importance().figures().table().rows[0].cells[0], QString("Patch size"));
        QVERIFY(view().answer().contains("patch size ") && !view().answer().contains('='));
        QCOMPARE(markedRows(), bestRows()); // though it was not the first to be measured

        page_->setPresenting(true);
        QVERIFY(markedRows().isEmpty()); // the best one stands out, by its letters
        auto* tabs = page_->findChild<QTabWidget*>("studyTabs");
        auto* note = view().findChild<QLabel*>("note", Qt::FindDirectChildrenOnly);
        for (QWidget* small : {static_cast<QWidget*>(tabs->tabBar()), static_cast<QWidget*>(note)})
            QVERIFY(small->font().pointSizeF() > 1.2 * QApplication::font().pointSizeF());
        QVERIFY(view().settings().font().pointSizeF() > QApplication::font().pointSizeF());
        page_->setPresenting(false);
        QCOMPARE(note->font().pointSizeF(), QApplication::font().pointSizeF());
        QCOMPARE(markedRows(), bestRows());
        auto* settings = page_->findChild<QTableView*>("studySettings");
        settings->selectRow(2);
        view().setStudy(view().study()); // measured anew: what the user marked stays
        QCOMPARE(markedRows(), QList<int>{2});

        QSignalSpy asked(page_.get(), &StudiesPage::runRequested);
        QToolButton* run = page_->findChild<QToolButton*>("showRun");
        QVERIFY(run->isEnabled());
        run->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(world_->store().find(asked[0][0].toString().toStdString()).has_value());

        file_ = QString::fromStdString(world_->file("night.csv").string());
        page_->findChild<QToolButton*>("saveStudy")->click();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file_), kPatience);

        page_->findChild<QPushButton*>("removeStudy")->click();
        QTRY_VERIFY_WITH_TIMEOUT(studies().list().empty(), kPatience);
        session_->history().undo();
        QTRY_VERIFY_WITH_TIMEOUT(studies().list().size() == 1, kPatience);
    }

    void stoppedItGoesOnWhereItWas()
    {
        workspace::TrainRequest base = testing::SmallWorkspace::request(3);
        base.options.checkpointSeconds = 0;
        page_->setBase(base, {});
        vary({"learning-rate=1,2,3,4,5,6,7,8"});
        form().findChild<QLineEdit*>("studyName")->setText("night");
        start();
        QTRY_VERIFY_WITH_TIMEOUT(session_->study().progress().step && session_->study().progress().step->done >= 1, kPatience);
        for (const workspace::StudyOption& option : studies().get("night").spec.options) // "patch size 24", not "24"
            QTRY_VERIFY2_WITH_TIMEOUT(page_->progressText().contains(optionNameText("--" + option.key)), qPrintable(page_->progressText()), kPatience);
        page_->findChild<QPushButton*>("stopStudy")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!session_->study().busy(), kPatience);
        const std::size_t before = studies().measurements(studies().get("night").id).size();
        QVERIFY(before >= 1 && before < 8);
        QPushButton* goOn = page_->findChild<QPushButton*>("goOnStudy");
        QTRY_VERIFY_WITH_TIMEOUT(goOn->isVisible() && goOn->isEnabled(), kPatience);
        goOn->click();
        QTRY_VERIFY_WITH_TIMEOUT(session_->study().busy(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->study().busy(), kPatience);
        QCOMPARE(studies().measurements(studies().get("night").id).size(), std::size_t{8});
        QCOMPARE(world_->store().list().size(), std::size_t{8}); // none was trained twice
    }

    void itCanWaitInTheQueue()
    {
        vary({"learning-rate=1,5"});
        form().findChild<QPushButton*>("queueStudy")->click();
        workspace::QueueStore queue(world_->workspace(), world_->database());
        QTRY_COMPARE_WITH_TIMEOUT(queue.list().size(), std::size_t{1}, kPatience);
        QVERIFY(queue.list().front().kind == workspace::QueueKind::Study);
        QVERIFY(!session_->study().busy());
    }

    void whatIsWrongOnTheTrainPageIsToldHere()
    {
        page_->setBase(testing::SmallWorkspace::request(3), "Something is wrong there.");
        vary({"learning-rate=1,5"});
        QVERIFY(form().hasMistakes());
    }

    void heldOutImagesAreProposedAndOthersAreRefused()
    {
        auto* source = form().findChild<ChoiceBox*>("measuredOn");
        QCOMPARE(source->currentData().toString(), QString("dataset:held")); // what is trained on is the first of the list
        form().options()->setTexts({"learning-rate=1,5"});
        QTRY_VERIFY_WITH_TIMEOUT(notes().contains("Only 6 of 6"), kPatience); // which is told: they are few
        QVERIFY2(!form().hasMistakes(), qPrintable(problem()));
        for (const char* key : {"selection:people", "dataset:small"}) { // by their content, not by the name
            source->show(key);
            Q_EMIT source->activated(source->currentIndex());
            QTRY_VERIFY_WITH_TIMEOUT(problem().contains("None of the 6 images is held out"), kPatience);
            QVERIFY(form().hasMistakes());
            start();
            QTest::qWait(100);
            QVERIFY(studies().list().empty());
        }
        workspace::TrainRequest base = testing::SmallWorkspace::request(3);
        base.images = 2;
        page_->setBase(base, {}); // what the user chose stays
        QCOMPARE(source->currentData().toString(), QString("dataset:small"));
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
    }

  private:
    StudyForm& form() { return *page_->form(); }
    StudyView& view() { return *page_->view(); }
    QList<int> markedRows()
    {
        QList<int> rows;
        for (const QModelIndex& row : view().settings().selectionModel()->selectedRows())
            rows += row.row();
        return rows;
    }
    QList<int> bestRows()
    {
        QList<int> rows;
        const auto& all = view().settings().figures().table().rows;
        for (std::size_t row = 0; row < all.size(); ++row)
            if (all[row].strong) rows += static_cast<int>(row);
        return rows;
    }
    workspace::StudyStore studies() { return {world_->workspace(), world_->database()}; }
    void start() { form().findChild<QPushButton*>("primary")->click(); }
    void number(const char* name, double value) { form().findChild<NumberBox*>(name)->setValue(value); }
    /// All that the form says is wrong.
    QString problem()
    {
        QStringList texts;
        for (QLabel* label : form().findChildren<QLabel*>("fieldError"))
            if (!label->isHidden()) texts += label->text();
        return texts.join(' ');
    }
    QString notes()
    {
        QStringList texts;
        for (QLabel* label : form().findChildren<QLabel*>())
            if (!label->isHidden()) texts += label->text();
        return texts.join(' ');
    }
    /// As rows of the form, and on the images that nothing is trained on.
    void vary(const QStringList& options)
    {
        form().options()->setTexts(options);
        auto* source = form().findChild<ChoiceBox*>("measuredOn");
        source->show("dataset:held");
    }

    QString file_;
    std::unique_ptr<testing::SmallWorkspace> world_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<StudiesPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestStudiesPage)
#include "test_studies_page.moc"
