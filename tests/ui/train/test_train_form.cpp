// The training's form: what it shows is what is trained, mistakes stand at their fields, and nothing gets
// lost.
#include "core/workspace/runs/options_json.h"
#include "tests/ui/train/train_world.h"
#include "ui/controls/check_list.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/session/training_controller.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_estimate.h"
#include "ui/train/train_form.h"
#include "ui/train/train_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <nlohmann/json.hpp>

namespace blindspot::ui {

using testing::kPatience;
using testing::TrainWorld;

namespace {

/// Every option another than its recipe's default, and none out of range.
patch::TrainOptions allChanged(const std::string& recipe)
{
    patch::TrainOptions o = patch::TrainOptions::forRecipe(recipe);
    const bool hide = recipe != "robust-dpatch"; // break differs from it in numbers alone
    o.iterations = 37;
    o.patchSize = 48;
    o.imagesPerUpdate = 3;
    o.batchSize = 2;
    o.seed = 18446744073709551557ULL; // more digits than a double has
    o.shuffle = !o.shuffle;
    o.quantise = !o.quantise;
    o.initial = hide ? "random" : "grey";
    o.placement = {patch::PlacementKind::Object, 0.3333333333333333, 7, 9};
    if (!hide) o.placement.kind = patch::PlacementKind::Fixed;
    o.transforms = {12.5, 0.123456789012345, 0.07, 0.21, 0.22, 0.011, 0.031, 1.25, 0.17, 33.5, 0.41, 0.6, 0.333333333333333, 0.11, 5, 3};
    o.camera = {0.051, 0.0123, 0.19, 0.27, 0.35, 0.77, 45};
    o.cells = 12;
    o.palette = "1,2,3;250,240,230";
    o.paletteOnly = true;
    o.tiling = {hide, 1, 4, 0.31, 0.93, 0.123456789012345};
    o.objective = hide ? patch::ObjectiveKind::DetectionLoss : patch::ObjectiveKind::Hide;
    o.hide = {9, 0.3333333333333333, 0.7};
    o.losses = {0, 1.5, 0.3333333333333333, 2};
    o.regularisers = {0.0123456789, 0.5};
    o.optimiser = {hide ? patch::OptimiserKind::Sign : patch::OptimiserKind::Adam, 3.3333333333333, 0.777,
                   0.81, 0.9876543, 3};
    o.precision = hide ? patch::PrecisionChoice::Fp32 : patch::PrecisionChoice::Auto;
    o.checkpointSeconds = 2.5;
    o.ensemble = {hide ? patch::DetectorWeights::Mean : patch::DetectorWeights::MinMax, 0.123456789012345, 0.333333333333333};
    return o;
}

workspace::TrainRequest requestWith(const patch::TrainOptions& options)
{
    workspace::TrainRequest request;
    request.detector = "tiny11";
    request.selection = "cars";
    request.className = "car";
    request.images = 2;
    request.device = "cpu";
    request.options = options;
    return request;
}

void compare(const workspace::TrainRequest& a, const workspace::TrainRequest& b)
{
    QCOMPARE(a.detectors(), b.detectors());
    QCOMPARE(a.selection, b.selection);
    QCOMPARE(a.dataset, b.dataset);
    QCOMPARE(a.className, b.className);
    QCOMPARE(a.images, b.images);
    QCOMPARE(a.device, b.device);
    QCOMPARE(QString::fromStdString(workspace::optionsToText(a.options)),
             QString::fromStdString(workspace::optionsToText(b.options)));
}

} // namespace

class TestTrainForm : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        testing::separateSettings("train_form");
        world_ = std::make_unique<TrainWorld>();
        open();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
    }

    void startsWithTheDefaultsAndWhatThereIs()
    {
        const workspace::TrainRequest& request = form().request();
        QCOMPARE(request.detector, std::string("tiny"));
        QCOMPARE(request.selection, std::optional<std::string>("cars"));
        QCOMPARE(request.className, std::string("car"));
        QVERIFY(!request.images && request.device == "auto");
        QCOMPARE(workspace::optionsToText(request.options),
                 workspace::optionsToText(patch::TrainOptions::forRecipe("hide")));
    }

    void requestsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::newRow("hide") << "hide";
        QTest::newRow("break") << "break";
        QTest::newRow("print") << "print";
        QTest::newRow("robust-dpatch") << "robust-dpatch";
    }
    void requestsComeBackAsTheyWere()
    {
        QFETCH(QString, recipe);
        const workspace::TrainRequest request = requestWith(allChanged(recipe.toStdString()));
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        compare(form().request(), request);
        QVERIFY(!form().hasMistakes());
        // What the fields show is the request, too.
        QCOMPARE(box("--iterations")->value(), 37.0);
        QCOMPARE(page_->findChild<QLineEdit*>("seed")->text(), QString("18446744073709551557"));
        QCOMPARE(choice("class")->currentData().toString(), QString("car"));
        QCOMPARE(choice("recipe")->currentData().toString(), recipe);
        // Other forms of the same program find it again.
        reopen();
        compare(form().request(), request);
    }

    void eachFieldChangesItsOption_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<double>("value");
        const auto add = [](const char* field, const char* pointer, double value) {
            QTest::newRow(pointer) << field << pointer << value;
        };
        add("--iterations", "/iterations", 51);
        add("--patch-size", "/patch_size", 72);
        add("--learning-rate", "/optimiser/learning_rate", 2.5);
        add("scale", "/placement/scale", 0.75);
        add("--transforms rotation", "/transforms/rotation", 20);
        add("--transforms scale", "/transforms/scale", 0.25);
        add("--transforms shift", "/transforms/shift", 0.125);
        add("--transforms brightness", "/transforms/brightness", 0.5);
        add("--transforms contrast", "/transforms/contrast", 0.5);
        add("--transforms noise", "/transforms/noise", 0.0625);
        add("--transforms perspective", "/transforms/perspective", 0.125);
        add("--transforms blur", "/transforms/blur", 1.5);
        add("--transforms relight", "/transforms/relight", 0.25);
        add("--transforms bend", "/transforms/bend", 45);
        add("--transforms shot-noise", "/camera/shot_noise", 0.125);
        add("--transforms read-noise", "/camera/read_noise", 0.0625);
        add("--transforms white-balance", "/camera/white_balance", 0.25);
        add("--transforms gamma", "/camera/gamma", 0.5);
        add("--transforms curve", "/camera/curve", 0.75);
        add("--transforms sharpen", "/camera/sharpen", 1.5);
        add("--transforms jpeg", "/camera/jpeg", 35);
        add("--cells", "/cells", 10);
        add("--transforms cutout", "/transforms/cutout", 0.5);
        add("--transforms cutout-probability", "/transforms/cutout_probability", 0.5);
        add("--transforms erase", "/transforms/erase", 0.5);
        add("--transforms erase-start", "/transforms/erase_start", 0.125);
        add("--transforms erase-blocks", "/transforms/erase_blocks", 8);
        add("--transforms erase-start-blocks", "/transforms/erase_start_blocks", 3);
        add("--weights-gamma", "/ensemble/gamma", 0.25);
        add("--weights-rate", "/ensemble/rate", 0.5);
        add("fewest tiles a side", "/tiling/min_tiles", 1);
        add("most tiles a side", "/tiling/max_tiles", 5);
        add("smallest object in a tile", "/tiling/min_object", 0.25);
        add("largest object in a tile", "/tiling/max_object", 1.5);
        add("probability of a mirrored tile", "/tiling/flip", 0.25);
        add("part of the iterations with coarse tiles", "/tiling/coarse", 0.5);
        add("--total-variation", "/regularisers/total_variation", 0.125);
        add("--printability", "/regularisers/printability", 0.5);
        add("final fraction of the learning rate", "/optimiser/final_fraction", 0.5);
        add("--scales", "/optimiser/scales", 3);
        add("--images-per-update", "/images_per_update", 0);
        add("--updates-at-once", "/updates_at_once", 2);
        add("anchors of an object", "/hide/anchors", 9);
        add("--overlap", "/hide/overlap", 0.5);
        add("--decoys", "/hide/decoys", 0.25);
        add("--batch-size", "/batch_size", 4);
        add("--checkpoint-seconds", "/checkpoint_seconds", 60);
        add("weight-cls", "/losses/cls", 1.5);
        add("weight-dfl", "/losses/dfl", 0.5);
    }
    void eachFieldChangesItsOption()
    {
        QFETCH(QString, field);
        QFETCH(QString, pointer);
        QFETCH(double, value);
        auto expected = workspace::toJson(form().request().options);
        box(field)->setValue(value);
        const nlohmann::ordered_json::json_pointer place(pointer.toStdString());
        if (expected[place].is_number_integer())
            expected[place] = static_cast<std::int64_t>(value);
        else
            expected[place] = value;
        QCOMPARE(QString::fromStdString(workspace::toJson(form().request().options).dump()),
                 QString::fromStdString(expected.dump()));
        QVERIFY(!form().hasMistakes());
    }

    void severalDetectorsAreChecked()
    {
        auto* others = page_->findChild<CheckList*>("otherDetectors");
        QTRY_COMPARE_WITH_TIMEOUT(others->count(), 1, kPatience); // all but the one in the box
        QCOMPARE(others->item(0)->text(), QString("tiny11"));
        others->item(0)->setCheckState(Qt::Checked);
        QCOMPARE(form().request().detectors(), (std::vector<std::string>{"tiny", "tiny11"}));
        QVERIFY(!form().hasMistakes());
        reopen();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        QCOMPARE(form().request().detectors(), (std::vector<std::string>{"tiny", "tiny11"}));
        // Who becomes the first is no other one any more.
        form().chooseDetector("tiny11");
        QCOMPARE(form().request().detectors(), (std::vector<std::string>{"tiny11"}));
        others = page_->findChild<CheckList*>("otherDetectors");
        QCOMPARE(others->count(), 1);
        QCOMPARE(others->item(0)->text(), QString("tiny"));
        QVERIFY(others->checked().isEmpty());
    }

    void detectorsThatDoNotFitAreToldAtTheirField()
    {
        workspace::TrainRequest request = requestWith(patch::TrainOptions::forRecipe("hide"));
        request.otherDetectors = {"nobody"};
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        QVERIFY(form().hasMistakes());
        const FormField* field = nullptr;
        for (QWidget* above = page_->findChild<CheckList*>("otherDetectors"); field == nullptr && above != nullptr;
             above = above->parentWidget())
            field = qobject_cast<FormField*>(above);
        QVERIFY(field != nullptr && field->mistake().contains("nobody"));
        request.otherDetectors = {"tiny"};
        page_->setRequest(request);
        QVERIFY(!form().hasMistakes());
    }

    void usualNumbersAreOneClickAway()
    {
        const QList<QToolButton*> buttons = box("--patch-size")->parentWidget()->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 3);
        buttons[0]->click();
        QCOMPARE(form().request().options.patchSize, 100);
        QVERIFY(buttons[0]->isChecked() && !buttons[2]->isChecked());
        box("--images")->setValue(2);
        QCOMPARE(form().request().images, std::optional<std::int64_t>(2));
        box("--images")->setValue(0);
        QVERIFY(!form().request().images);
    }

    void anotherRecipeBringsItsDefaults()
    {
        box("--iterations")->setValue(77);
        box("--patch-size")->setValue(64);
        box("--images")->setValue(3);
        box("--learning-rate")->setValue(9);
        box("--total-variation")->setValue(0.5);
        QStringList notes;
        for (const char* recipe : {"robust-dpatch", "break", "hide", "print"}) {
            chooseIn("recipe", recipe);
            patch::TrainOptions expected = patch::TrainOptions::forRecipe(recipe);
            expected.iterations = 77;
            expected.patchSize = 64;
            QCOMPARE(workspace::optionsToText(form().request().options), workspace::optionsToText(expected));
            QCOMPARE(form().request().images, std::optional<std::int64_t>(3));
            QCOMPARE(form().request().detector, std::string("tiny"));
            QVERIFY(!form().hasMistakes());
            notes += fieldOf(choice("recipe"))->note();
        }
        QVERIFY2(notes[1].contains("invents boxes") && notes[2].contains("noticed"), qPrintable(notes.join('\n')));
    }

    void anAimHasItsClasses()
    {
        const auto shown = [&](const QString& name) { return fieldOf(choice(name))->isVisibleTo(page_.get()); };
        QVERIFY(shown("class") && !shown("target"));

        chooseIn("recipe", "misclassify");
        QVERIFY(shown("class") && shown("target"));
        QVERIFY2(fieldOf(choice("target"))->mistake().contains("is missing"), qPrintable(fieldOf(choice("target"))->mistake()));
        chooseIn("target", "car"); // which is attacked
        QVERIFY(fieldOf(choice("target"))->mistake().contains("attacked class itself"));
        chooseIn("target", "dog"); // which no picture shows
        QCOMPARE(form().request().options.target.className, std::string("dog"));
        QVERIFY(!form().hasMistakes());

        chooseIn("recipe", "create");
        QVERIFY(shown("class") && shown("target"));
        QCOMPARE(form().request().options.target.className, std::string("dog")); // kept
        QCOMPARE(form().request().className, std::string("car"));
        chooseIn("class", "");
        QCOMPARE(form().request().className, std::string());
        QVERIFY(!form().hasMistakes());

        chooseIn("recipe", "vanish");
        QVERIFY(!shown("class") && !shown("target"));
        QVERIFY(form().request().className.empty() && !form().hasMistakes());

        chooseIn("recipe", "hide"); // is about one class again
        QVERIFY(shown("class") && !shown("target"));
        QVERIFY(!form().request().className.empty() && choice("class")->findData("") < 0);
        QVERIFY(!form().hasMistakes());
    }

    void aRunOfAnAimComesBackAsItWas()
    {
        workspace::TrainRequest request = requestWith(patch::TrainOptions::forRecipe("vanish"));
        request.className.clear();
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        compare(form().request(), request);
        request = requestWith(patch::TrainOptions::forRecipe("misclassify"));
        request.options.classIndex = 1; // as the run's record has both
        request.options.target = {"person", 0};
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        compare(form().request(), request);
        QCOMPARE(choice("target")->currentData().toString(), QString("person"));
        QVERIFY(!form().hasMistakes());
    }

    void scalesAreSet()
    {
        QCOMPARE(box("--scales")->value(), 5.0);
        chooseIn("recipe", "break");
        QCOMPARE(box("--scales")->value(), 1.0);
        box("--scales")->setValue(8);
        QCOMPARE(form().request().options.optimiser.scales, 8);
        QVERIFY(!form().hasMistakes());
        box("--scales")->setValue(9);
        QVERIFY(fieldOf(box("--scales"))->mistake().contains("1 to 8"));
    }

    void lossesBelongToTheDetectionLoss()
    {
        auto* check = page_->findChild<QCheckBox*>("loss-total");
        QVERIFY(!check->isVisibleTo(page_.get()));
        chooseIn("recipe", "robust-dpatch");
        QVERIFY(check->isVisibleTo(page_.get()));
        box("--patch-size")->setValue(48);
        QVERIFY(!form().hasMistakes());
        check->click();
        QCOMPARE(form().request().options.losses.total, 0.0);
        QVERIFY(fieldOf(check)->mistake().contains("no loss"));
        page_->findChild<QCheckBox*>("loss-box")->click();
        QCOMPARE(form().request().options.losses.box, 1.0);
        QVERIFY(!form().hasMistakes());
    }

    void aFixedPlaceHasNoTiles()
    {
        page_->findChild<QRadioButton*>("placementFixed")->click();
        QVERIFY(form().request().options.placement.kind == patch::PlacementKind::Fixed);
        QVERIFY(!form().request().options.tiling.enabled);
        box("--patch-size")->setValue(48);
        QVERIFY(!form().hasMistakes());
        box("row")->setValue(10);
        QCOMPARE(form().request().options.placement.row, 10);
        QCOMPARE(form().request().options.placement.column, 24); // what the middle was
        box("column")->setValue(60);
        QVERIFY(fieldOf(page_->findChild<QRadioButton*>("placementObject"))->mistake().contains("0 to 48"));
        box("column")->setValue(-1);
        QCOMPARE(form().request().options.placement.row, -1);
        QVERIFY(!form().hasMistakes());
        page_->findChild<QRadioButton*>("placementObject")->click();
        QVERIFY(form().request().options.tiling.enabled);
        page_->findChild<QSlider*>("scaleSlider")->setValue(65);
        QCOMPARE(form().request().options.placement.scale, 0.65);
    }

    void mistakesStandAtTheirFieldsBeforeStart()
    {
        box("--patch-size")->setValue(700);
        QVERIFY2(fieldOf(box("--patch-size"))->mistake().contains("16 to 640"),
                 qPrintable(fieldOf(box("--patch-size"))->mistake()));
        box("--iterations")->setValue(0);
        QVERIFY(fieldOf(box("--iterations"))->mistake().contains("1 to 100000"));
        QVERIFY(!fieldOf(box("--patch-size"))->mistake().isEmpty()); // both at once
        box("--iterations")->setValue(10);
        box("--patch-size")->setValue(48);
        QVERIFY(fieldOf(box("--patch-size"))->mistake().isEmpty());

        // In a folded section: its heading tells, and Start unfolds it and leads there.
        auto* section = page_->findChild<FoldedSection*>("regularisers");
        QVERIFY(!section->isOpen());
        box("--printability")->setValue(5000);
        page_->activateWindow();
        form().controls()->startButton()->click();
        QVERIFY(section->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(box("--printability")->hasFocus(), kPatience);
        QVERIFY(!session_->training().busy());
    }

    void classesAreThoseThatBothKnow()
    {
        chooseIn("source", "selection:people");
        QTRY_COMPARE_WITH_TIMEOUT(choice("class")->count(), 2, kPatience); // no kite: nothing shows one
        QCOMPARE(choice("class")->itemText(0), QString("person (6 images, 6 objects)"));
        QCOMPARE(choice("class")->itemText(1), QString("car (3 images, 3 objects)"));
        // "car" is there still, so it stays; what is not there any more gives way.
        QCOMPARE(form().request().className, std::string("car"));
        chooseIn("class", "person");
        chooseIn("source", "dataset:small");
        QCOMPARE(form().request().dataset, std::optional<std::string>("small"));
        QVERIFY(!form().request().selection);
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        QCOMPARE(form().request().className, std::string("person"));
    }

    void namesThatAreGoneAreTold()
    {
        workspace::TrainRequest request = requestWith(patch::TrainOptions::forRecipe("hide"));
        request.detector = "lost";
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(choice("detector"))->mistake().contains("lost"), kPatience);
        QCOMPARE(form().request().detector, std::string("lost"));
        chooseIn("detector", "tiny");
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && !form().hasMistakes(), kPatience);
    }

    void imagesWithoutAnnotationsAreTold()
    {
        storage::Database database = world_->workspace().connect();
        dataset::ImportRequest request;
        request.format = dataset::kFolderFormat;
        request.source = world_->path("images");
        request.name = "plain";
        StopControl stop;
        dataset::importDataset(request, database, stop);
        workspace::TrainRequest wanted = requestWith(patch::TrainOptions::forRecipe("hide"));
        wanted.selection.reset();
        wanted.dataset = "plain";
        page_->setRequest(wanted);
        Q_EMIT session_->datasetsChanged();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(choice("source"))->mistake().contains("no annotations"), kPatience);
        form().controls()->startButton()->click();
        QVERIFY(!session_->training().busy());
    }

    void whatIsChosenElsewhereIsTaken()
    {
        page_->chooseDetector("tiny11");
        page_->chooseSelection("people");
        QCOMPARE(form().request().detector, std::string("tiny11"));
        QCOMPARE(form().request().selection, std::optional<std::string>("people"));
        // One that was made a moment ago, before the lists have been read again.
        storage::Database database = world_->workspace().connect();
        dataset::SelectionOptions options;
        options.dataset = "small";
        options.limit = 2;
        dataset::SelectionStore(database).create("two", options);
        Q_EMIT session_->selectionsChanged();
        page_->chooseSelection("two");
        QTRY_VERIFY_WITH_TIMEOUT(choice("source")->currentText().startsWith("two"), kPatience);
        QCOMPARE(form().request().selection, std::optional<std::string>("two"));
    }

    void anEmptyWorkspaceSaysWhereToBegin()
    {
        cleanup();
        world_ = std::make_unique<TrainWorld>(false);
        session_ = world_->session();
        page_ = std::make_unique<TrainPage>(*session_);
        page_->show();
        FormField* field = fieldOf(choice("detector"));
        QTRY_VERIFY_WITH_TIMEOUT(field->mistake().contains("no detector yet"), kPatience);
        QVERIFY(fieldOf(choice("source"))->mistake().contains("no images yet"));
        const QSignalSpy asked(page_.get(), &TrainPage::pageRequested);
        Q_EMIT field->linkActivated("detectors");
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].value<PageId>() == PageId::Detectors);
        form().controls()->startButton()->click();
        QVERIFY(!session_->training().busy());
        // What is made later appears by itself.
        world_->fill();
        Q_EMIT session_->detectorsChanged();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && !form().hasMistakes(), kPatience);
        QCOMPARE(form().request().detector, std::string("tiny"));
    }

    void aFileThatIsGoneIsAMistake()
    {
        workspace::TrainRequest request = requestWith(patch::TrainOptions::forRecipe("hide"));
        request.options.initial = (world_->folder() / "no such picture.png").string();
        page_->setRequest(request);
        FormField* field = fieldOf(choice("initial"));
        QTRY_VERIFY_WITH_TIMEOUT(!field->mistake().isEmpty(), kPatience);
        request.options.initial = world_->folder().writePicture("start.png", 48, 48).string();
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(field->mistake().isEmpty(), kPatience);
        QCOMPARE(form().request().options.initial, request.options.initial);
    }

    void timeAndMemoryFollowTheForm()
    {
        box("--patch-size")->setValue(48);
        TrainEstimate* estimate = form().estimate();
        QTRY_VERIFY2_WITH_TIMEOUT(estimate->text().startsWith("About"), qPrintable(estimate->text()),
                                  kPatience);
        box("--iterations")->setValue(90000);
        const QString few = estimate->text();
        QTRY_VERIFY_WITH_TIMEOUT(estimate->text() != few && estimate->text().startsWith("About"), kPatience);
        box("--iterations")->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(!estimate->text().startsWith("About"), kPatience);
        // Remembered: the next form has it without measuring, also while a training runs.
        box("--iterations")->setValue(90000);
        reopen();
        QTRY_VERIFY_WITH_TIMEOUT(form().estimate()->text().startsWith("About"), kPatience);
    }

    /// A run has cost what it has cost: its kind is not measured again, and the estimate says where it is from.
    void aRunTellsTheNextOnesTime()
    {
        box("--patch-size")->setValue(48);
        box("--iterations")->setValue(4);
        QTRY_VERIFY_WITH_TIMEOUT(form().estimate()->text().startsWith("About"), kPatience);
        const auto source = [this] { return form().estimate()->findChild<QLabel*>()->toolTip(); };
        QVERIFY2(source().startsWith("From a short measurement"), qPrintable(source()));
        QSignalSpy finished(&session_->training(), &TrainingController::finished);
        session_->training().start(form().request());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QTRY_VERIFY2_WITH_TIMEOUT(source().startsWith("As the run of"), qPrintable(source()), kPatience);
        reopen();
        box("--patch-size")->setValue(48);
        QTRY_VERIFY2_WITH_TIMEOUT(source().startsWith("As the run of"), qPrintable(source()), kPatience);
        QTest::qWait(500); // no measurement comes after it
        QVERIFY2(source().startsWith("As the run of"), qPrintable(source()));
    }

  private:
    void open()
    {
        session_ = world_->session();
        page_ = std::make_unique<TrainPage>(*session_);
        page_->resize(1100, 700);
        page_->show();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && !form().request().className.empty(), kPatience);
    }
    void reopen()
    {
        cleanup();
        open();
    }
    TrainForm& form() { return *page_->form(); }
    NumberBox* box(const QString& name) { return page_->findChild<NumberBox*>(name); }
    ChoiceBox* choice(const QString& name) { return page_->findChild<ChoiceBox*>(name); }
    void chooseIn(const QString& name, const QString& data)
    {
        ChoiceBox* box = choice(name);
        box->setCurrentIndex(box->findData(data));
        Q_EMIT box->activated(box->currentIndex());
    }
    static FormField* fieldOf(QWidget* control)
    {
        for (QWidget* parent = control; parent != nullptr; parent = parent->parentWidget())
            if (auto* field = qobject_cast<FormField*>(parent)) return field;
        return nullptr;
    }

    std::unique_ptr<TrainWorld> world_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<TrainPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTrainForm)
#include "test_train_form.moc"
