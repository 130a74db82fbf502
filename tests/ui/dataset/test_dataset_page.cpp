// The dataset page as a user drives it: import, filter, mark, make selections, look, remove.
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "tests/support/dataset_files.h"
#include "ui/controls/job_bar.h"
#include "ui/controls/notice_bar.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/dataset/import_dialog.h"
#include "ui/dataset/selection_dialog.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/image_view.h"
#include "ui/session/undo_history.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

#include <future>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 30000; // milliseconds, for machines that do much else

} // namespace

class TestDatasetPage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("dataset_page");
    }

    void init()
    {
        QSettings().clear();
        folder_ = std::make_unique<testing::Folder>();
        json_ = testing::writeSmallCoco(*folder_);
        answer_ = true;
        Dialogs dialogs;
        dialogs.openFile = [this](QWidget*, const QString&, const QString&) { return path(json_); };
        dialogs.openFolder = [this](QWidget*, const QString&) { return path(*folder_ / "moved"); };
        dialogs.confirm = [this](QWidget*, const QString&, const QString& text, const QString&, const QString&) {
            asked_ = text;
            return answer_;
        };
        dialogs.askText = [this](QWidget*, const QString&, const QString&, const QString&) { return text_; };
        session_ = std::make_unique<Session>(workspace::Workspace::open(*folder_ / "lab"), dialogs);
        connect(session_.get(), &Session::message, this, [this](MessageKind kind, const QString& text) {
            messages_.append({kind, text});
        });
        messages_.clear();
        open();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
    }

    void anEmptyWorkspaceOffersTheImport()
    {
        auto* button = visiblePrimary();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(find<ImportDialog>());
        QTest::keyClick(find<ImportDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(!find<ImportDialog>());
    }

    void anImageIsOpenedToFillThePage()
    {
        importSmall();
        const auto* filter = page_->findChild<FilterPanel*>();
        const int width = page_->viewer().width();
        page_->grid().setCurrentIndex(page_->images().index(1));
        page_->grid().setFocus();
        QTest::keyClick(&page_->grid(), Qt::Key_Return);
        QVERIFY(!page_->grid().isVisible() && !filter->isVisible() && page_->viewer().isVisible());
        // The keys go through the images, and Escape leads back to the one that was seen last.
        auto* picture = page_->viewer().findChild<QWidget*>("picture");
        QTest::keyClick(picture, Qt::Key_PageDown);
        QCOMPARE(page_->grid().currentIndex().row(), 2);
        QTest::keyClick(picture, Qt::Key_PageUp);
        QTest::keyClick(picture, Qt::Key_PageUp);
        QCOMPARE(page_->grid().currentIndex().row(), 0);
        QTest::keyClick(picture, Qt::Key_Escape);
        QVERIFY(page_->grid().isVisible() && filter->isVisible());
        QTRY_COMPARE(page_->viewer().width(), width);
        const QRect cell = page_->grid().visualRect(page_->images().index(1));
        QTest::mouseDClick(page_->grid().viewport(), Qt::LeftButton, {}, cell.center());
        QVERIFY(!page_->grid().isVisible());
        QTest::mouseClick(page_->viewer().findChild<QToolButton*>("backToImages"), Qt::LeftButton);
        QVERIFY(page_->grid().isVisible());
    }

    void aPatchIsTriedOnTheImage()
    {
        importSmall();
        page_->grid().setCurrentIndex(page_->images().index(1));
        auto* button = page_->findChild<QPushButton*>("tryPatch");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        QTest::mouseClick(button, Qt::LeftButton);
        QPointer<PatchTrialWindow> window = page_->findChild<PatchTrialWindow*>();
        QVERIFY(window && window->isWindow());
        QTRY_VERIFY2_WITH_TIMEOUT(window->trial().picture().pixels != nullptr, qPrintable(window->problem()), kPatience);
        QCOMPARE(window->trial().picture().source.record.id, page_->images().idAt(1));
        QVERIFY(!window->trial().places().empty()); // no detector is needed to lay one on what is annotated
        window->close();
        QTRY_VERIFY(!window);
    }

    void theGridHasALegendOfItsClasses()
    {
        importSmall();
        const auto* legend = page_->findChild<BoxLegend*>("gridLegend");
        QVERIFY(!legend->isVisible());
        page_->findChild<QToolButton*>("gridBoxes")->click();
        QTRY_VERIFY_WITH_TIMEOUT(legend->isVisible() && legend->entries().size() > 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(classes()->topLevelItemCount() > 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(legend->entries()[0].color != legend->entries()[1].color, kPatience);
        // The same class has the same hue in the viewer's own legend.
        const auto* other = page_->viewer().findChild<BoxLegend*>();
        QTRY_VERIFY_WITH_TIMEOUT(!other->entries().empty(), kPatience);
        int same = 0;
        for (const BoxLegend::Entry& mine : legend->entries())
            for (const BoxLegend::Entry& theirs : other->entries())
                if (theirs.text.section(' ', 0, 0) == mine.text) {
                    QCOMPARE(theirs.color, mine.color);
                    ++same;
                }
        QVERIFY(same > 0);
        page_->findChild<QToolButton*>("gridBoxes")->click();
        QVERIFY(!legend->isVisible());
    }

    void importByDialogAndByDrop()
    {
        importSmall();
        QCOMPARE(page_->images().rowCount(), 3);
        QCOMPARE(count(), QString("3 images"));
        QTRY_COMPARE_WITH_TIMEOUT(classes()->topLevelItemCount(), 3, kPatience);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path(folder_->path()))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(page_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(page_.get(), &drop);
        QTRY_VERIFY(find<ImportDialog>());
        QTRY_COMPARE_WITH_TIMEOUT(
            find<ImportDialog>()->findChild<QComboBox*>("format")->currentData().toString(), QString("coco"),
            kPatience);
        QCOMPARE(find<ImportDialog>()->request().source, json_);
        // Shown; the import looks itself where the first picture is.
        QCOMPARE(find<ImportDialog>()->findChild<QLineEdit*>("images")->text(), path(*folder_ / "images"));
        QVERIFY(find<ImportDialog>()->request().images.empty());
        find<ImportDialog>()->findChild<QLineEdit*>("images")->setText(path(folder_->path()));
        QCOMPARE(find<ImportDialog>()->request().images, folder_->path());
    }

    void aTakenNameIsAsked()
    {
        importSmall();
        const auto other = folder_->write("other.json", R"({"images": [{"id": 1, "file_name": "a.png"}]})");
        const auto boxes = [this] {
            storage::Database database = session_->workspace().connect();
            return database.scalar("SELECT count(*) FROM annotations");
        };
        QCOMPARE(boxes(), 4);
        answer_ = false;
        import(other, "small");
        auto* text = page_->findChild<QLabel*>("jobText");
        QTRY_VERIFY_WITH_TIMEOUT(text->text().contains("is as it was"), kPatience);
        QCOMPARE(boxes(), 4);
        QVERIFY2(asked_.contains("images: 3") && !asked_.contains("--replace"), qPrintable(asked_));
        answer_ = true;
        QVERIFY(find<ImportDialog>()); // with what was typed
        QCOMPARE(find<ImportDialog>()->findChild<QLineEdit*>("name")->text(), QString("small"));
        find<ImportDialog>()->findChild<QPushButton*>("primary")->click();
        QTRY_COMPARE_WITH_TIMEOUT(boxes(), 0, kPatience);
    }

    void theFormOfBoxesCanBeSaid()
    {
        const auto fractions = folder_->write("f.json", R"({"images": [{"id": 1, "file_name": "a.png"}],
            "categories": [{"id": 1, "name": "dog"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0.5, 0.5, 0.25, 0.25]}]})");
        import(fractions, "f");
        QTRY_VERIFY_WITH_TIMEOUT(problem().contains("normalised") && !problem().contains("--"), kPatience);
        auto* dialog = find<ImportDialog>();
        auto* form = dialog->findChild<QComboBox*>("boxes");
        QTRY_VERIFY_WITH_TIMEOUT(form->isVisibleTo(dialog), kPatience);
        form->setCurrentIndex(form->findData(static_cast<int>(dataset::BoxForm::Fractions)));
        QVERIFY(dialog->request().boxes == dataset::BoxForm::Fractions);
        auto* button = dialog->findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 1, kPatience);
        dialog = nullptr;
        page_->showImport(path(fractions));
        dialog = find<ImportDialog>();
        auto* format = dialog->findChild<QComboBox*>("format");
        format->setCurrentIndex(format->findData("voc"));
        Q_EMIT format->activated(format->currentIndex());
        QVERIFY(!dialog->findChild<QComboBox*>("boxes")->isVisibleTo(dialog));
    }

    void whatCannotBeImportedIsSaidInWords()
    {
        const auto bad = folder_->write("bad.json", "{\"images\": [{\"id\": 1, ");
        import(bad, "bad");
        QTRY_VERIFY_WITH_TIMEOUT(problem().contains("bad.json"), kPatience);
        QVERIFY(visiblePrimary());
        // The dialog still has what was typed; it goes when the import succeeds.
        auto* dialog = find<ImportDialog>();
        QCOMPARE(dialog->findChild<QLineEdit*>("name")->text(), QString("bad"));
        QCOMPARE(dialog->findChild<QLineEdit*>("source")->text(), path(bad));
        std::filesystem::copy_file(json_, bad, std::filesystem::copy_options::overwrite_existing);
        dialog->findChild<QPushButton*>("primary")->click();
        QTRY_VERIFY_WITH_TIMEOUT(page_->images().rowCount() > 0, kPatience);
        QTRY_VERIFY(page_->findChildren<ImportDialog*>().isEmpty());
    }

    void aFailureBehindAnotherPageWaitsForThePage()
    {
        page_->showImport(path(folder_->write("bad.json", "{")));
        auto* button = find<ImportDialog>()->findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        button->click();
        page_->hide();
        QTRY_VERIFY_WITH_TIMEOUT(!messages_.isEmpty(), kPatience);
        QCOMPARE(messages_.first().first, MessageKind::Error);
        QVERIFY(!find<ImportDialog>());
        page_->show();
        page_->activated();
        QVERIFY(find<ImportDialog>());
    }

    void anImportCanBeCancelled()
    {
        std::promise<void> gate;
        session_->jobs().run(
            session_.get(), [&](storage::Database&, StopControl&) { gate.get_future().wait(); }, [] {});
        import(json_, "small");
        auto* cancel = page_->findChild<QPushButton*>("cancelJob");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isVisible(), kPatience);
        cancel->click();
        QVERIFY(page_->findChild<QLabel*>("jobText")->text().contains("cancelled"));
        gate.set_value();
        bool done = false;
        session_->jobs().run(
            session_.get(), [](storage::Database&, StopControl&) {}, [&] { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
        storage::Database database = session_->workspace().connect();
        QVERIFY(dataset::DatasetIndex(database).list().empty());
        QVERIFY(visiblePrimary());
    }

    void warningsAreShown()
    {
        std::filesystem::remove(*folder_ / "images/c.png");
        importSmall();
        QCOMPARE(page_->images().rowCount(), 2);
        auto* details = page_->findChild<QPushButton*>("jobDetails");
        QVERIFY(details->isVisible());
        details->click();
        QVERIFY(page_->findChild<QDialog*>("warnings"));
    }

    void problemsOfTheImportAreListed()
    {
        importSmall();
        auto* notice = page_->findChild<QWidget*>("grid")->parentWidget()->parentWidget()->findChild<NoticeBar*>();
        QVERIFY(notice);
        QVERIFY(!notice->isVisible());
        std::filesystem::remove(*folder_ / "images/c.png");
        importSmall();
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QVERIFY(notice->text().startsWith("1 problem"));
        notice->findChild<QPushButton*>("noticeAction")->click();
        auto* dialog = page_->findChild<QDialog*>("problems");
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeWidget*>("problemsList");
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, kPatience);
        QCOMPARE(list->topLevelItem(0)->text(0), QString("pictures that are missing: 1"));
        QCOMPARE(list->topLevelItem(0)->child(0)->text(0), QString("c.png"));
        QVERIFY(dialog->findChild<QLabel*>("problemsSummary")->text().startsWith("Pictures: 2 found, 2 labelled"));
        // A row of the list cuts what is long; the chosen one is read in full.
        QTreeWidgetItem* problem = list->topLevelItem(0)->child(0);
        list->setCurrentItem(problem);
        QCOMPARE(dialog->findChild<QLabel*>("problemWhole")->text(),
                 problem->text(0) + '\n' + problem->text(1));
        dialog->close();
    }

    void olderDatasetsSayThatTheirProblemsAreUnknown()
    {
        importSmall();
        {
            storage::Database database = session_->workspace().connect();
            database.execute("DELETE FROM dataset_imports"); // as an earlier version leaves it
        }
        page_->findChild<QAction*>("datasetProblems")->trigger();
        auto* dialog = page_->findChild<QDialog*>("problems");
        QVERIFY(dialog);
        auto* summary = dialog->findChild<QLabel*>("problemsSummary");
        QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains("did not record"), kPatience);
        QVERIFY(!dialog->findChild<QTreeWidget*>("problemsList")->isVisible());
    }

    void filtersNarrowWhatIsShown()
    {
        importSmall();
        QTRY_COMPARE_WITH_TIMEOUT(classes()->topLevelItemCount(), 3, kPatience);
        classes()->setCurrentItem(classes()->topLevelItem(2));
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("1 of 3 images"), kPatience);
        page_->findChild<QPushButton*>("resetFilters")->click();
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("3 images"), kPatience);
        page_->findChild<QSpinBox*>("minSide")->setValue(20);
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("1 of 3 images"), kPatience);
        QTest::keyClicks(page_->findChild<QLineEdit*>("fileName"), "zzz");
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("0 of 3 images"), kPatience);
        QVERIFY(visiblePrimary());
        visiblePrimary()->click();
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("3 images"), kPatience);
        page_->findChild<QSpinBox*>("maxObjects")->setValue(0);
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("1 of 3 images"), kPatience);
    }

    void aSelectionByClass()
    {
        importSmall();
        QTRY_COMPARE_WITH_TIMEOUT(classes()->topLevelItemCount(), 3, kPatience);
        classes()->setCurrentItem(classes()->topLevelItem(1));
        page_->findChild<QPushButton*>("makeSelection")->click();
        auto* dialog = find<SelectionDialog>();
        QVERIFY(dialog);
        auto* make = dialog->findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(make->isEnabled(), kPatience);
        QCOMPARE(dialog->findChild<QLineEdit*>("name")->text(), QString("small Person 100"));
        make->click();
        QTRY_COMPARE_WITH_TIMEOUT(selection(), QString("small Person 100"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("2 of 3 images"), kPatience);
        QSignalSpy train(page_.get(), &DatasetPage::trainRequested);
        QVERIFY(visiblePrimary());
        visiblePrimary()->click();
        QCOMPARE(train.value(0).value(0).toString(), QString("small Person 100"));

        text_ = "people";
        trigger("renameSelection");
        QTRY_COMPARE_WITH_TIMEOUT(selection(), text_, kPatience);
        trigger("removeSelection");
        QTRY_COMPARE_WITH_TIMEOUT(selection(), QString(), kPatience);
        session_->history().undo();
        session_->history().undo(); // the new name
        QTRY_VERIFY_WITH_TIMEOUT(page_->findChild<QComboBox*>("selection")->findData("small Person 100") >= 0, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(count(), QString("3 images"), kPatience);
    }

    void aSelectionOfMarkedImagesWhoseNameMustBeNew()
    {
        importSmall();
        QTest::keyClick(&page_->grid(), Qt::Key_Home);
        QTest::keyClick(&page_->grid(), Qt::Key_Space);
        QTest::keyClick(&page_->grid(), Qt::Key_End);
        QTest::keyClick(&page_->grid(), Qt::Key_Space);
        QCOMPARE(page_->findChild<QLabel*>("marked")->text(), QString("2 marked"));
        makeOfMarked("mine");
        QTRY_COMPARE_WITH_TIMEOUT(selection(), QString("mine"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 2, kPatience);
        QVERIFY(page_->images().marks().empty());
        storage::Database database = session_->workspace().connect();
        QCOMPARE(dataset::SelectionStore(database).get("mine").images, std::int64_t{2});
        QTest::keyClick(&page_->grid(), Qt::Key_Space);
        makeOfMarked("mine");
        auto* dialog = find<SelectionDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel*>("fieldError"), kPatience);
        QVERIFY(dialog->findChild<QLabel*>("fieldError")->text().contains("mine"));
        dialog->reject();
    }

    void theViewerShowsAnnotationsAndDetections()
    {
        {
            storage::Database database = session_->workspace().connect();
            workspace::DetectorStore(database).add(std::string(BLINDSPOT_TEST_DATA) + "/fixtures/yolov8-tiny.pt",
                                              "tiny");
        }
        Q_EMIT session_->detectorsChanged();
        importSmall();
        auto* viewer = page_->findChild<DatasetViewer*>();
        QTRY_COMPARE_WITH_TIMEOUT(viewer->view().image().size(), QSize(64, 48), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(viewer->view().boxes().size(), std::size_t{2}, kPatience);
        QTest::keyClick(const_cast<ImageView*>(&viewer->view()), Qt::Key_Right);
        QCOMPARE(page_->grid().currentIndex().row(), 1);
        page_->activateWindow();
        page_->grid().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(page_->grid().hasFocus(), kPatience);
        QTest::keyClick(&page_->grid(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(page_->grid().currentIndex().row(), 0);
        auto* compare = viewer->findChild<QCheckBox*>("compare");
        QTRY_VERIFY_WITH_TIMEOUT(compare->isEnabled(), kPatience);
        compare->click();
        QTRY_VERIFY_WITH_TIMEOUT(viewer->match().has_value(), kPatience);
        const auto& match = *viewer->match();
        QCOMPARE(match.found.size() + match.halfSeen.size() + match.missed.size() +
                     match.ignoredAnnotations.size(),
                 std::size_t{2});
        compare->click();
        QVERIFY(!viewer->match());
    }

    void renameLocateAndRemove()
    {
        importSmall();
        text_ = "renamed";
        trigger("renameDataset");
        QTRY_COMPARE_WITH_TIMEOUT(page_->findChild<QComboBox*>("dataset")->currentText(), text_, kPatience);
        trigger("locateDataset"); // there is nothing in that folder
        QTRY_VERIFY_WITH_TIMEOUT(!messages_.isEmpty() && messages_.last().first == MessageKind::Error,
                                 kPatience);
        std::filesystem::rename(*folder_ / "images", *folder_ / "moved");
        trigger("locateDataset");
        auto* viewer = page_->findChild<DatasetViewer*>();
        QTRY_COMPARE_WITH_TIMEOUT(viewer->view().image().size(), QSize(64, 48), kPatience);
        trigger("removeDataset");
        QTRY_VERIFY_WITH_TIMEOUT(visiblePrimary() && page_->images().rowCount() == 0, kPatience);
        storage::Database database = session_->workspace().connect();
        QVERIFY(dataset::DatasetIndex(database).list().empty());
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(page_->findChild<QComboBox*>("dataset")->currentText(), QString("renamed"), kPatience);
    }

    void whatIsLookedAtStaysWhenTheFilterChanges()
    {
        importSmall();
        page_->grid().setCurrentIndex(page_->images().index(1));
        const std::int64_t id = page_->images().idAt(1);
        page_->findChild<QLineEdit*>("fileName")->setText("b.png");
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 1, kPatience);
        QCOMPARE(page_->images().idAt(page_->grid().currentIndex().row()), id);
        page_->findChild<QPushButton*>("resetFilters")->click();
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 3, kPatience);
        QCOMPARE(page_->grid().currentIndex().row(), 1);
    }

    void thePageComesBackAsItWas()
    {
        importSmall();
        page_->findChild<QSlider*>("thumbnailSide")->setValue(100);
        page_.reset();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(page_->images().rowCount(), 3, kPatience);
        QCOMPARE(page_->grid().thumbnailSide(), 100);
    }

    void closesAtAnyMoment()
    {
        importSmall();
        for (int i = 0; i < 20; ++i) {
            page_.reset();
            page_ = std::make_unique<DatasetPage>(*session_);
            page_->show();
            for (int k = 0; k < i; ++k)
                QCoreApplication::processEvents();
        }
    }

  private:
    static QString path(const std::filesystem::path& file)
    {
        return QString::fromStdU16String(file.u16string());
    }

    void open()
    {
        page_ = std::make_unique<DatasetPage>(*session_);
        page_->resize(1200, 700);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(visiblePrimary() || page_->grid().isVisible(), kPatience);
    }

    template <typename Dialog>
    Dialog* find()
    {
        for (Dialog* dialog : page_->findChildren<Dialog*>())
            if (dialog->isVisible()) return dialog;
        return nullptr;
    }

    /// Why the import failed, as its dialog says it.
    QString problem()
    {
        auto* dialog = find<ImportDialog>();
        if (dialog == nullptr) return {};
        for (const QLabel* label : dialog->findChildren<QLabel*>("fieldError"))
            if (label->isVisible() && label->accessibleName().contains("failed")) return label->text();
        return {};
    }

    /// The one next action of the page itself.
    QPushButton* visiblePrimary()
    {
        for (auto* button : page_->findChildren<QPushButton*>("primary"))
            if (button->isVisible() && button->window() == page_.get()) return button;
        return nullptr;
    }

    void import(const std::filesystem::path& file, const QString& name)
    {
        page_->showImport(path(file));
        auto* dialog = find<ImportDialog>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>("name")->setText(name);
        auto* button = dialog->findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        button->click();
    }
    void importSmall()
    {
        import(json_, "small");
        QTRY_VERIFY_WITH_TIMEOUT(page_->images().rowCount() > 0, kPatience);
        QVERIFY(page_->findChild<JobBar*>()->isVisible());
    }
    void makeOfMarked(const QString& name)
    {
        visibleMarkButton()->click();
        auto* dialog = find<SelectionDialog>();
        QVERIFY(dialog);
        auto* edit = dialog->findChild<QLineEdit*>("name");
        edit->selectAll();
        QTest::keyClicks(edit, name);
        dialog->findChild<QPushButton*>("primary")->click();
    }
    QPushButton* visibleMarkButton()
    {
        for (auto* button : page_->findChildren<QPushButton*>("primary"))
            if (button->isVisible() && button->text().contains("arked")) return button;
        return nullptr;
    }
    void trigger(const char* action) { page_->findChild<QAction*>(action)->trigger(); }
    QTreeWidget* classes() { return page_->findChild<QTreeWidget*>("classes"); }
    QString count() { return page_->findChild<QLabel*>("count")->text(); }
    QString selection() { return page_->findChild<FilterPanel*>()->selection(); }

    std::unique_ptr<testing::Folder> folder_;
    std::filesystem::path json_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<DatasetPage> page_;
    QList<std::pair<MessageKind, QString>> messages_;
    QString text_;
    bool answer_ = true;
    QString asked_; ///< the last question
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestDatasetPage)
#include "test_dataset_page.moc"
