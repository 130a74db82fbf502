// The Detectors page: a good and a bad file, facts, names, and a look at a picture.
#include "tests/ui/small_lab.h"
#include "ui/detectors/detector_trial.h"
#include "ui/detectors/detectors_page.h"
#include "ui/pictures/image_view.h"
#include "ui/session/undo_history.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <fstream>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 60'000;

struct Answers {
    QString file, text;
    bool agree = false;

    Dialogs dialogs()
    {
        Dialogs dialogs;
        dialogs.openFile = [this](QWidget*, const QString&, const QString&) { return file; };
        dialogs.askText = [this](QWidget*, const QString&, const QString&, const QString&) { return text; };
        dialogs.confirm = [this](QWidget*, const QString&, const QString&, const QString&, const QString&) {
            return agree;
        };
        return dialogs;
    }
};

} // namespace

class TestDetectorsPage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestDetectorsPage");
    }
    void init()
    {
        lab_ = std::make_unique<testing::SmallLab>();
        answers_ = {};
        session_ = std::make_unique<Session>(lab_->workspace(), answers_.dialogs());
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        lab_.reset();
    }

    void anEmptyListOffersToAdd()
    {
        workspace::DetectorStore(lab_->database()).remove("tiny");
        open();
        const auto add = [this] {
            for (QPushButton* button : page_->findChildren<QPushButton*>("primary"))
                if (button->isVisible()) return button;
            return static_cast<QPushButton*>(nullptr);
        };
        QTRY_VERIFY_WITH_TIMEOUT(add() != nullptr, kPatience);
        add()->click(); // thought better of it
        answers_.file = QString::fromStdString(testing::SmallLab::weights().string());
        add()->click();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        QVERIFY(list().isVisible());
    }

    void factsAreShown()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        auto* classes = page_->findChild<QListView*>("classList");
        QTRY_COMPARE_WITH_TIMEOUT(classes->model()->rowCount(), 3, kPatience);
        page_->findChild<QLineEdit*>("classSearch")->setText("CAR");
        QCOMPARE(classes->model()->rowCount(), 1);
        page_->findChild<QToolButton*>("copyHash")->click();
        QCOMPARE(QGuiApplication::clipboard()->text().size(), 64);
        QSignalSpy asked(page_.get(), &DetectorsPage::trainRequested);
        for (QPushButton* button : page_->findChildren<QPushButton*>("primary"))
            if (button->isVisible()) button->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), QString("tiny"));
    }

    void theLicenceOfTheFileIsShown()
    {
        open();
        auto* licence = page_->findChild<QLabel*>("detectorLicence");
        QTRY_COMPARE_WITH_TIMEOUT(licence->text(), QString("the file does not say"), kPatience);
        page_->addFiles({QStringLiteral(BLINDSPOT_TEST_DATA "/onnx/several-plain.onnx")});
        QTRY_COMPARE_WITH_TIMEOUT(licence->text(), QString("AGPL-3.0 License (https://ultralytics.com/license)"), kPatience);
    }

    void whatTheFileDoesNotSayIsToldAndSaidOtherwise()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        page_->addFiles({QStringLiteral(BLINDSPOT_TEST_DATA "/graphs/sppf-identity-bare.pt")});
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 2, kPatience);
        auto* remarks = page_->findChild<QLabel*>("detectorRemarks");
        QTRY_VERIFY_WITH_TIMEOUT(remarks->text().contains("SPPF's first convolution is silu (as published"), kPatience);
        const auto dialog = [] {
            for (QWidget* window : QApplication::topLevelWidgets())
                if (auto* found = qobject_cast<QDialog*>(window); found && found->objectName() == "detectorChoices")
                    return found;
            return static_cast<QDialog*>(nullptr);
        };
        page_->findChild<QPushButton*>("sayOtherwise")->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, kPatience);
        auto* activation = dialog()->findChild<QComboBox*>("sppf-activation");
        activation->setCurrentIndex(activation->findData("none"));
        auto* names = dialog()->findChild<QPlainTextEdit*>("classNames");
        names->setPlainText("person\nbicycle");
        dialog()->findChild<QPushButton*>("applyChoices")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            dialog()->findChild<QLabel*>("fieldError")->text().contains("2 class names for the 3 classes"), kPatience);
        names->setPlainText("person\nbicycle\ncar\n");
        dialog()->findChild<QPushButton*>("applyChoices")->click();
        QTRY_VERIFY_WITH_TIMEOUT(remarks->text().contains("SPPF's first convolution is none (as chosen"), kPatience);
        auto* classes = page_->findChild<QListView*>("classList");
        QTRY_VERIFY_WITH_TIMEOUT(classes->model()->index(0, 0).data().toString().contains("person"), kPatience);
    }

    void filesAreDroppedAndWhatIsWrongIsSaid()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        const std::filesystem::path bad = lab_->file("bad.pt");
        std::ofstream(bad) << "not weights";
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(bad.string())),
                      QUrl::fromLocalFile(QStringLiteral(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt"))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QSignalSpy progress(session_.get(), &Session::jobProgressed);
        QCoreApplication::sendEvent(page_.get(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 2, kPatience);
        QCOMPARE(list().currentIndex().data().toString().section('\n', 0, 0),
                 QString("yolo11-tiny")); // the new one is shown
        const auto problem = [this]() -> QLabel* {
            for (QLabel* label : page_->findChildren<QLabel*>("fieldError"))
                if (label->isVisible() && label->accessibleName() == "What is wrong with the file")
                    return label;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(problem() != nullptr, kPatience);
        QVERIFY(problem()->text().contains(QString::fromStdString(bad.string())));
        QVERIFY(progress.size() >= 3);
        QVERIFY(progress.back().front().toString().isEmpty());
        // Other weights under a name that is taken get a free one.
        const std::filesystem::path same = lab_->file("tiny.pt");
        std::filesystem::copy_file(BLINDSPOT_TEST_DATA "/fixtures/yolov5u-tiny.pt", same);
        page_->addFiles({QString::fromStdString(same.string())});
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 3, kPatience);
        QCOMPARE(list().currentIndex().data().toString().section('\n', 0, 0), QString("tiny 2"));
    }

    void aDetectorIsRenamedAndRemoved()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        answers_.text = "small one";
        list().actions()[0]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(list().currentIndex().data().toString().startsWith("small one"), kPatience);
        list().actions()[1]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 0, kPatience);
        QVERIFY(std::filesystem::exists(testing::SmallLab::weights()));
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        session_->history().undo(); // the new name
        QTRY_VERIFY_WITH_TIMEOUT(list().model()->index(0, 0).data().toString().startsWith("tiny"), kPatience);
    }

    void itLooksAtAPicture()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatience);
        auto* view = page_->findChild<ImageView*>("trialView");
        auto* next = page_->findChild<QPushButton*>("nextPicture");
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), kPatience);
        next->click();
        QTRY_COMPARE_WITH_TIMEOUT(view->image().size(), QSize(96, 96), kPatience);
        // The keys of every viewer, where they do not move the picture.
        auto* result = page_->findChild<QLabel*>("trialResult");
        const QString first = result->text().section(':', 0, 0);
        QTest::keyClick(view, Qt::Key_PageDown);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(" ms") && !result->text().startsWith(first), kPatience);
        QTest::keyClick(view, Qt::Key_Left);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(" ms") && result->text().startsWith(first), kPatience);
        auto* slider = page_->findChild<QSlider*>("confidence");
        slider->setValue(5);
        const auto many = view->boxes().size();
        slider->setValue(95);
        QVERIFY(view->boxes().size() <= many);
        QVERIFY(page_->findChild<QLabel*>("trialResult")->text().contains("ms"));
        const std::filesystem::path bad = lab_->file("bad.png");
        std::ofstream(bad) << "no picture";
        answers_.file = QString::fromStdString(bad.string());
        page_->findChild<QPushButton*>("choosePicture")->click();
        const auto problem = [this] {
            for (const QLabel* label :
                 page_->findChild<DetectorTrial*>()->findChildren<QLabel*>("fieldError"))
                if (label->isVisible() && label->text().contains("bad.png")) return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    }

  private:
    void open()
    {
        page_ = std::make_unique<DetectorsPage>(*session_);
        page_->resize(1180, 640);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    QListView& list() { return *page_->findChild<QListView*>("detectorsList"); }

    std::unique_ptr<testing::SmallLab> lab_;
    Answers answers_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<DetectorsPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestDetectorsPage)
#include "test_detectors_page.moc"
