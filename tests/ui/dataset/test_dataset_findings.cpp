// What a detector finds, on the Dataset page: the scan is started and stopped, the images are filtered and sorted by it, several
// classes are chosen, and all of it is there again at the next start.
#include "core/dataset/finding_store.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/scans/dataset_scan.h"
#include "tests/support/workspace_lab.h"
#include "ui/dataset/class_filter.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/dataset/selection_dialog.h"
#include "ui/session/scan_controller.h"
#include "ui/session/training_controller.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>
#include <QTreeWidget>

#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 20000; // milliseconds, for machines that do much else

} // namespace

class TestDatasetFindings : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("dataset_findings");
    }
    void init()
    {
        QSettings().clear();
        folder_ = std::make_unique<testing::Folder>();
        lab_ = std::make_unique<testing::WorkspaceLab>();
        lab_->import("coco", testing::writeSmallCoco(*folder_), *folder_ / "images");
        workspace::DetectorStore(lab_->database()).add(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt", "tiny");
        session_ = std::make_unique<Session>(lab_->workspace(), Dialogs{});
        open();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        lab_.reset();
        folder_.reset();
    }

    void aDetectorLooksAtTheImages()
    {
        QVERIFY(!with()->isEnabled());
        QCOMPARE(button()->text(), QString("Find blind spots"));
        QTRY_VERIFY_WITH_TIMEOUT(button()->isEnabled(), kPatience);
        QSignalSpy told(session_.get(), &Session::message);
        button()->click();
        QTRY_VERIFY_WITH_TIMEOUT(with()->isEnabled() && !session_->scan().busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), QString("All 3 looked at"), kPatience);
        QVERIFY(!button()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), kPatience);
        QVERIFY(told.last().at(1).toString().contains("tiny has looked at"));
        storage::Database database = session_->workspace().connect();
        QCOMPARE(database.scalar("SELECT count(*) FROM scanned_images"), 3);
    }

    void imagesAreFilteredSortedAndMadeASelection()
    {
        scanByHand();
        choose(with(), static_cast<int>(dataset::FindingKind::Missed));
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("2 of 3 images"), kPatience);
        QCOMPARE(badge(0), QString("1 missed"));
        QTRY_COMPARE_WITH_TIMEOUT(with()->currentText(), QString("missed (2)"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("dog"), QString("1"), kPatience); // in which dogs are missed
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("person"), QString("2"), kPatience);
        choose(order(), static_cast<int>(dataset::ImageOrder::Missed));
        page_->findChild<QAbstractButton*>("descending")->click();
        QTRY_COMPARE_WITH_TIMEOUT(badge(0), QString("2 missed"), kPatience);
        page_->findChild<QPushButton*>("makeSelection")->click();
        auto* dialog = page_->findChild<SelectionDialog*>();
        QVERIFY(dialog);
        auto* make = dialog->findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(make->isEnabled(), kPatience);
        QCOMPARE(dialog->findChild<QLineEdit*>("name")->text(), QString("set missed 2"));
        QVERIFY(!dialog->findChild<QComboBox*>("class"));
        make->click();
        QTRY_COMPARE_WITH_TIMEOUT(page_->findChild<FilterPanel*>()->selection(), QString("set missed 2"), kPatience);
        const auto images = dataset::readSelection(lab_->database(), "set missed 2");
        QCOMPARE(QString::fromStdString(images.front().path.filename().string()), QString("b.png")); // as they were sorted
    }

    void aScanUnderWayIsStoppedAndGoesOn()
    {
        session_->training().launchRun([](StopControl& stop, workspace::RunObserver&) -> workspace::RunOutcome {
            while (!stop.stopRequested())
                QThread::msleep(2);
            throw Cancelled(Message::verbatim("stopped"));
        });
        QTRY_VERIFY_WITH_TIMEOUT(button()->isEnabled(), kPatience);
        button()->click();
        QVERIFY(session_->scan().state() == JobState::Paused); // it waits for the training
        QVERIFY(button()->text().startsWith("Stop"));
        button()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!session_->scan().busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), QString("Find blind spots"), kPatience);
        session_->training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!session_->training().busy(), kPatience);
        button()->click();
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), QString("All 3 looked at"), kPatience);
    }

    void severalClasses()
    {
        auto* rule = page_->findChild<QComboBox*>("classRule");
        QVERIFY(!rule->isEnabled());
        select({"person", "dog"});
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("2 of 3 images"), kPatience);
        QVERIFY(rule->isEnabled());
        rule->setCurrentIndex(1);
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("1 of 3 images"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("person"), QString("1"), kPatience); // beside a dog
        auto* search = page_->findChild<QLineEdit*>("classSearch");
        select({"person"});
        search->setText("zzz");
        QVERIFY(item("dog")->isHidden() && !item("person")->isHidden()); // what is chosen stays in sight
        search->clear();
        QVERIFY(!item("dog")->isHidden());
        // "All classes" and a class contradict each other.
        QTest::mouseClick(classes()->viewport(), Qt::LeftButton, Qt::ControlModifier, classes()->visualItemRect(classes()->topLevelItem(0)).center());
        QCOMPARE(page_->findChild<ClassFilter*>()->chosen(), QStringList());
        QVERIFY(classes()->topLevelItem(0)->isSelected());
        QTest::mouseClick(classes()->viewport(), Qt::LeftButton, Qt::ControlModifier, classes()->visualItemRect(item("dog")).center());
        QCOMPARE(page_->findChild<ClassFilter*>()->chosen(), QStringList("dog"));
        QVERIFY(!classes()->topLevelItem(0)->isSelected());
        page_->findChild<QPushButton*>("resetFilters")->click();
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("3 images"), kPatience);
    }

    void countsFollowTheOtherConditions()
    {
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("person"), QString("2"), kPatience);
        page_->findChild<QLineEdit*>("fileName")->setText("a.png");
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("person"), QString("1"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(imagesOf("dog"), QString("0"), kPatience);
        // In another theme what is muted has that theme's colour, and the others none of their own.
        Theme::apply(*qApp, ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(item("dog")->foreground(0).color(), Theme::current().mutedText);
        QVERIFY(!item("person")->data(0, Qt::ForegroundRole).isValid());
        Theme::apply(*qApp, ThemeChoice::Light);
    }

    void theFilterAndTheImageAreThereAgain()
    {
        scanByHand();
        select({"dog", "person"});
        choose(with(), static_cast<int>(dataset::FindingKind::Missed));
        choose(order(), static_cast<int>(dataset::ImageOrder::FileName));
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 2, kPatience);
        page_->grid().setCurrentIndex(page_->images().index(1));
        const std::int64_t image = page_->images().idAt(1);
        page_.reset();
        page_ = std::make_unique<DatasetPage>(*session_);
        page_->resize(1200, 700);
        page_->show();
        QSignalSpy loaded(&page_->images(), &ImageGridModel::loaded);
        QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), kPatience);
        QCOMPARE(page_->images().rowCount(), 2); // the first answer is the right one
        QCOMPARE(page_->images().idAt(page_->grid().currentIndex().row()), image);
        QTRY_VERIFY_WITH_TIMEOUT(imagesOf("dog") == "1", kPatience);
        QCOMPARE(page_->findChild<ClassFilter*>()->chosen(), (QStringList{"person", "dog"}));
        QCOMPARE(page_->images().rowCount(), 2);
    }

    void aFolderOfPicturesIsDetectedIn()
    {
        lab_->import("folder", *folder_ / "images", {}, "plain");
        Q_EMIT session_->datasetsChanged();
        auto* datasets = page_->findChild<QComboBox*>("dataset");
        QTRY_VERIFY_WITH_TIMEOUT(datasets->findText("plain") >= 0, kPatience);
        datasets->setCurrentIndex(datasets->findText("plain"));
        QTRY_COMPARE_WITH_TIMEOUT(with()->count(), 2, kPatience);
        QVERIFY(with()->itemText(1).startsWith("detected"));
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("3 images, no annotations"), kPatience);
    }

  private:
    void open()
    {
        page_ = std::make_unique<DatasetPage>(*session_);
        page_->resize(1200, 700);
        page_->show();
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 3, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(classes()->topLevelItemCount(), 3, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page_->findChild<QComboBox*>("scanDetector")->count() == 1, kPatience);
    }
    /// In a.png a person is missed, in b.png a person and a dog; as if the detector had looked.
    void scanByHand()
    {
        dataset::FindingStore store(lab_->database());
        const auto scan = store.open(workspace::scanKey("set", workspace::DetectorStore(lab_->database()).get("tiny")));
        std::vector<dataset::ScannedImage> images;
        for (const auto& record : dataset::readImages(lab_->database(), dataset::DatasetIndex(lab_->database()).imageIds({.dataset = "set"}))) {
            dataset::ScannedImage image{record.id, FileStamp::of(record.path).value(), dataset::boxesDigest(record.annotations), {}};
            for (const auto& one : record.annotations)
                if (!one.crowd) image.findings.push_back({dataset::FindingKind::Missed, one.className, {}, one.box});
            images.push_back(image);
        }
        store.keep(scan, store.generation("set"), images);
        page_.reset();
        open();
        QTRY_VERIFY_WITH_TIMEOUT(with()->isEnabled(), kPatience);
    }
    void select(const QStringList& names)
    {
        classes()->setCurrentItem(item(names.first()));
        for (const QString& name : names)
            item(name)->setSelected(true);
    }
    static void choose(QComboBox* box, int data) { box->setCurrentIndex(box->findData(data)); }
    QTreeWidgetItem* item(const QString& name) { return classes()->findItems(name, Qt::MatchExactly).value(0); }
    QString imagesOf(const QString& name) { return item(name) ? item(name)->text(1) : QString(); }
    QString badge(int row)
    {
        return page_->images().data(page_->images().index(row), ImageGridModel::BadgeRole).toString();
    }
    QPushButton* button() { return page_->findChild<QPushButton*>("scan"); }
    QComboBox* with() { return page_->findChild<QComboBox*>("finding"); }
    QComboBox* order() { return page_->findChild<QComboBox*>("order"); }
    QTreeWidget* classes() { return page_->findChild<QTreeWidget*>("classes"); }
    QString count() { return page_->findChild<QLabel*>("count")->text(); }

    std::unique_ptr<testing::Folder> folder_;
    std::unique_ptr<testing::WorkspaceLab> lab_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<DatasetPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestDatasetFindings)
#include "test_dataset_findings.moc"
