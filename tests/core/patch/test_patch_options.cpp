// What a patch's training can be told: recipes, ranges with the option's name, and the texts of placements
// and losses.
#include "core/common/error.h"
#include "core/patch/options.h"
#include "tests/support/error_text.h"
#include "tests/support/option_limits.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

using Change = std::function<void(TrainOptions&)>;

TrainOptions fixedAt(std::int64_t row, std::int64_t column, std::int64_t size)
{
    TrainOptions options = TrainOptions::forRecipe("robust-dpatch");
    options.placement.row = row;
    options.placement.column = column;
    options.patchSize = size;
    return options;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestPatchOptions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aTargetIsAskedForWhereItIsNeeded()
    {
        for (const ObjectiveKind kind : {ObjectiveKind::Create, ObjectiveKind::Misclassify}) {
            TrainOptions options;
            options.objective = kind;
            options.classIndex = 3;
            QCOMPARE(options.mistakes(640).size(), std::size_t{1});
            QCOMPARE(options.mistakes(640).front().option, std::string("--target"));
            QVERIFY(testing::errorOf([&] { options.check(640); }).find("is missing") != std::string::npos);
            options.target = {"dog", 3};
            QVERIFY(testing::errorOf([&] { options.check(640); }).find("'dog'") != std::string::npos);
            options.target.index = 4;
            options.check(640);
            options.target.index = -1; // not looked up yet
            options.check(640);
        }
        TrainOptions hide; // which has none, whatever it is called
        hide.target = {"", 0};
        hide.check(640);
        QVERIFY(needsClass(ObjectiveKind::Hide) && needsClass(ObjectiveKind::Misclassify) &&
                !needsClass(ObjectiveKind::Vanish) && !needsClass(ObjectiveKind::Create));
    }

    void recipes()
    {
        const TrainOptions hide = TrainOptions::forRecipe("hide");
        QCOMPARE(hide.recipe, std::string("hide"));
        QVERIFY(hide.objective == ObjectiveKind::Hide && hide.placement.kind == PlacementKind::Object);
        QVERIFY(hide.tiling.enabled && hide.transforms.any() && hide.optimiser.kind == OptimiserKind::Adam);
        QVERIFY(hide.shuffle && !hide.quantise);
        hide.check(640);

        // Breaking boxes is a choice of its own: hiding never asks for a box.
        QVERIFY(hide.hide.overlap == 0 && hide.hide.decoys == 0);
        const TrainOptions breaking = TrainOptions::forRecipe("break");
        QCOMPARE(breaking.recipe, std::string("break"));
        QVERIFY(breaking.objective == ObjectiveKind::Hide && breaking.hide.overlap > 0 && breaking.hide.decoys > 0);
        breaking.check(640);

        // Hide's own, but for what a patch goes through.
        TrainOptions print = TrainOptions::forRecipe("print");
        QVERIFY(print.camera.any() && print.transforms.bend > 0 && print.transforms.relight > 0);
        QVERIFY(!hide.camera.any() && hide.transforms.bend == 0 && hide.transforms.relight == 0);
        QCOMPARE(print.hide.anchors, hide.hide.anchors);
        QCOMPARE(print.optimiser.learningRate, hide.optimiser.learningRate);
        print.check(640);

        for (const auto& [name, kind] : {std::pair{"vanish", ObjectiveKind::Vanish}, std::pair{"create", ObjectiveKind::Create},
                                         std::pair{"misclassify", ObjectiveKind::Misclassify}}) {
            TrainOptions aimed = TrainOptions::forRecipe(name);
            QCOMPARE(aimed.recipe, std::string(name));
            QVERIFY(aimed.objective == kind && aimed.tiling.enabled && aimed.hide.below == hide.hide.below);
            aimed.target.className = "dog";
            aimed.check(640);
        }

        const TrainOptions art = TrainOptions::forRecipe("robust-dpatch");
        QCOMPARE(art.recipe, std::string("robust-dpatch"));
        QVERIFY(art.objective == ObjectiveKind::DetectionLoss && art.placement.kind == PlacementKind::Fixed);
        QVERIFY(!art.tiling.enabled && !art.transforms.any() && art.optimiser.kind == OptimiserKind::Sign);
        QVERIFY(!art.shuffle && art.quantise && art.precision == PrecisionChoice::Fp32);
        QCOMPARE(art.imagesPerUpdate, 0);
        QCOMPARE(art.optimiser.finalFraction, 1.0);
        QCOMPARE(art.regularisers.totalVariation, 0.0);
        QCOMPARE(art.initial, std::string("random"));
        art.check(640);

        const std::string text = testing::errorOf([] { TrainOptions::forRecipe("dpatch"); });
        QVERIFY2(text.find("--recipe") != std::string::npos && text.find("'dpatch'") != std::string::npos,
                 text.c_str());
    }

    void valuesOutOfRange_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("name");
        const auto add = [](const char* name, double value, const Change& change) {
            QTest::addRow("%s %g", name, value) << change << QString(name);
        };
        for (const std::int64_t value : {15, 641, 0, -1})
            add("--patch-size", double(value), [=](TrainOptions& o) { o.patchSize = value; });
        for (const std::int64_t value : {0, 100001, -5})
            add("--iterations", double(value), [=](TrainOptions& o) { o.iterations = value; });
        for (const double value : {0.0, -1.0, 255.5, kNan, kInfinity, -kInfinity})
            add("--learning-rate", value, [=](TrainOptions& o) { o.optimiser.learningRate = value; });
        add("--batch-size", -1, [](TrainOptions& o) { o.batchSize = -1; });
        add("--images-per-update", -1, [](TrainOptions& o) { o.imagesPerUpdate = -1; });
        for (const std::int64_t value : {0, -1, 17})
            add("--updates-at-once", double(value), [=](TrainOptions& o) { o.updatesAtOnce = value; });
        for (const double value : {0.0, -0.1, 4.1, kNan})
            add("--placement", value, [=](TrainOptions& o) { o.placement.scale = value; });
        const auto addTransform = [&](const char* name, double TransformOptions::*member, double high) {
            for (const double value : {-0.01, high + 0.01, kNan, kInfinity})
                add(name, value, [=](TrainOptions& o) { o.transforms.*member = value; });
        };
        addTransform("--transforms rotation", &TransformOptions::rotation, 180);
        addTransform("--transforms scale", &TransformOptions::scale, 0.9);
        addTransform("--transforms shift", &TransformOptions::shift, 1);
        addTransform("--transforms brightness", &TransformOptions::brightness, 1);
        addTransform("--transforms contrast", &TransformOptions::contrast, 0.9);
        addTransform("--transforms noise", &TransformOptions::noise, 1);
        addTransform("--transforms perspective", &TransformOptions::perspective, 0.4);
        addTransform("--transforms blur", &TransformOptions::blur, 4);
        for (const double value : {-0.1, 1001.0, kNan}) {
            add("--total-variation", value, [=](TrainOptions& o) { o.regularisers.totalVariation = value; });
            add("--printability", value, [=](TrainOptions& o) { o.regularisers.printability = value; });
        }
        for (const double value : {-0.1, 1.1, kNan})
            add("final fraction", value, [=](TrainOptions& o) { o.optimiser.finalFraction = value; });
        add("tiles", 0, [](TrainOptions& o) { o.tiling.minTiles = 0; });
        add("tiles", 4, [](TrainOptions& o) { o.tiling.minTiles = 4; });
        add("tiles", 9, [](TrainOptions& o) { o.tiling.maxTiles = 9; });
        add("object in a tile", 0.01, [](TrainOptions& o) { o.tiling.minObject = 0.01; });
        add("object in a tile", 5, [](TrainOptions& o) { o.tiling.maxObject = 5; });
        add("object in a tile", kNan, [](TrainOptions& o) { o.tiling.maxObject = kNan; });
        add("object in a tile", 0.2, [](TrainOptions& o) { o.tiling.maxObject = 0.2; });
        add("anchors", 0, [](TrainOptions& o) { o.hide.anchors = 0; });
        for (const double value : {-0.1, 1.0, kNan})
            add("--overlap", value, [=](TrainOptions& o) { o.hide.overlap = value; });
        for (const double value : {-0.1, kNan})
            add("--decoys", value, [=](TrainOptions& o) { o.hide.decoys = value; });
    }

    void valuesOutOfRange()
    {
        QFETCH(Change, change);
        QFETCH(QString, name);
        TrainOptions options = TrainOptions::forRecipe("hide");
        options.check(640);
        change(options);
        const std::string text = testing::errorOf([&] { options.check(640); });
        QVERIFY2(text.find(name.toStdString()) != std::string::npos, text.c_str());
    }

    void allMistakesAreToldAtOnce()
    {
        TrainOptions options = TrainOptions::forRecipe("hide");
        QVERIFY(options.mistakes(640).empty());
        options.patchSize = 700;
        options.iterations = 0;
        options.transforms.blur = 5;
        options.placement.scale = 0;
        const std::vector<OptionMistake> found = options.mistakes(640);
        QCOMPARE(found.size(), std::size_t{4});
        std::string first;
        try {
            options.check(640);
        } catch (const Error& error) {
            first = error.where();
        }
        QCOMPARE(first, found.front().option);
        QCOMPARE(found[1].option, std::string("--patch-size"));
        QCOMPARE(found[1].what.english(), std::string("the value 700 is out of range"));
        QCOMPARE(found[1].remedy.english(), std::string("use 16 to 640"));
    }

    void theTableOfLimitsIsWhatIsChecked()
    {
        TrainOptions options = TrainOptions::forRecipe("robust-dpatch"); // whose losses count
        options.placement.kind = PlacementKind::Object;
        options.losses = {1, 1, 1, 1}; // so that any may be 0
        options.tiling.minTiles = 1;   // below whatever the most and the largest are set to
        options.tiling.minObject = 0.02;
        QVERIFY(TrainOptions::limits().size() > 30);
        blindspot::testing::checkLimits(options, [](const TrainOptions& o) { return o.mistakes(640); });
    }

    void aNumberEndsAtAnotherOne()
    {
        TrainOptions options;
        options.tiling.maxTiles = 5;
        const auto* fewest = findOption(TrainOptions::limits(), "fewest tiles a side");
        QVERIFY(fewest != nullptr);
        QVERIFY((fewest->limitIn(options) == Limit{1, 5}));
        options.tiling.minTiles = 6;
        const std::vector<OptionMistake> found = options.mistakes(640);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().option, fewest->option);
        QCOMPARE(found.front().remedy.english(), std::string("use 1 to 5"));
    }

    void whatIsSaidOfTheCommandLineIsNotSaidInTheWindow()
    {
        TrainOptions options;
        options.placement.scale = 5;
        const std::vector<OptionMistake> found = options.mistakes(640);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().remedy.english(),
                 std::string("use a scale above 0 and up to 4 (--placement object:SCALE)"));
        QCOMPARE(found.front().remedy.windowText(), std::string("use a scale above 0 and up to 4"));
    }

    void lossesThatRaiseNothing()
    {
        TrainOptions options = TrainOptions::forRecipe("robust-dpatch");
        options.losses = {0, 0, 0, 0};
        QVERIFY(testing::errorOf([&] { options.check(640); }).find("--losses") != std::string::npos);
        for (const double weight : {-1.0, kNan, kInfinity}) {
            options.losses = {1, weight, 0, 0};
            QVERIFY(testing::errorOf([&] { options.check(640); }).find("--losses") != std::string::npos);
        }
        options.objective = ObjectiveKind::Hide; // which has none
        options.check(640);
    }

    void theMiddleGetsItsNumbers()
    {
        QCOMPARE(fixedAt(-1, -1, 200).placedIn(640).placement.row, 220);
        QCOMPARE(fixedAt(3, 4, 200).placedIn(640).placement.column, 4);
        QCOMPARE(TrainOptions::forRecipe("hide").placedIn(640).placement.row, -1);
    }

    void rangesHoldTheirEnds()
    {
        TrainOptions options = TrainOptions::forRecipe("hide");
        for (const std::int64_t size : {16, 640})
            for (const std::int64_t iterations : {1, 100000}) {
                options.patchSize = size;
                options.iterations = iterations;
                options.check(640);
            }
        options.patchSize = 640; // drawn smaller on objects, so it may exceed the network input
        options.check(320);
        options.optimiser.learningRate = 255;
        options.transforms = {180, 0.9, 1, 1, 0.9, 1, 0.2, 4};
        options.imagesPerUpdate = 0;
        options.check(640);
    }

    void fixedPlacements()
    {
        fixedAt(-1, -1, 200).check(640);
        fixedAt(0, 0, 640).check(640);
        fixedAt(440, 440, 200).check(640);
        for (const auto& [row, column] : {std::pair{441, 0}, {0, 441}, {-1, 0}, {0, -1}, {-2, 5}}) {
            const std::string text =
                testing::errorOf([&, row = row, column = column] { fixedAt(row, column, 200).check(640); });
            QVERIFY2(text.find("--placement") != std::string::npos, text.c_str());
            QVERIFY2(text.find("0 to 440") != std::string::npos, text.c_str());
        }
        const std::string large = testing::errorOf([] { fixedAt(-1, -1, 400).check(320); });
        QVERIFY2(large.find("--patch-size") != std::string::npos && large.find("320 px") != std::string::npos,
                 large.c_str());
        TrainOptions tiled = fixedAt(-1, -1, 200);
        tiled.tiling.enabled = true;
        QVERIFY(testing::errorOf([&] { tiled.check(640); }).find("--tiling off") != std::string::npos);
    }

    void placementTexts()
    {
        QCOMPARE(placementText(parsePlacement("fixed")), std::string("fixed"));
        QCOMPARE(placementText(parsePlacement("fixed:270,30")), std::string("fixed:270,30"));
        QCOMPARE(placementText(parsePlacement("fixed:0,0")), std::string("fixed:0,0"));
        QCOMPARE(placementText(parsePlacement("object:0.4")), std::string("object:0.4"));
        QCOMPARE(parsePlacement("fixed:270,30").row, 270);
        QCOMPARE(parsePlacement("fixed:270,30").column, 30);
        QVERIFY(rc::check("any scale comes back", [] {
            PlacementOptions placement;
            placement.scale = *rc::gen::inRange(1, 1000000) / 250001.0;
            RC_ASSERT(parsePlacement(placementText(placement)).scale == placement.scale);
        }));
    }

    void placementsThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "middle", "fixed:", "fixed:1", "fixed:1,2,3", "fixed:1,2,", "fixed:a,b", "fixed:1.5,2",
              "fixed:-1,-1", "fixed:1,nan", "fixed:1e99,0", "object", "object:", "object:x", "object:0.4x",
              "object:nan", "object:inf", "Object:0.4"})
            QTest::addRow("'%s'", text) << QString(text);
    }

    void placementsThatAreNone()
    {
        QFETCH(QString, text);
        const std::string message = testing::errorOf([&] { parsePlacement(text.toStdString()); });
        QVERIFY2(message.find("--placement") != std::string::npos, message.c_str());
    }

    void lossTexts()
    {
        const LossWeights both = LossWeights::parse("total,cls:2");
        QVERIFY(both.total == 1 && both.cls == 2 && both.box == 0 && both.dfl == 0);
        QCOMPARE(both.text(), std::string("total,cls:2"));
        QCOMPARE(LossWeights().text(), std::string("total"));
        QCOMPARE(LossWeights::parse("dfl,box").text(), std::string("box,dfl"));
        QVERIFY(rc::check("any weights come back", [] {
            const auto weight = [] { return *rc::gen::inRange(0, 100000) / 30011.0; };
            const LossWeights weights{weight(), weight(), weight(), weight() + 1e-4};
            const LossWeights back = LossWeights::parse(weights.text());
            RC_ASSERT(back.total == weights.total && back.cls == weights.cls && back.box == weights.box &&
                      back.dfl == weights.dfl);
        }));
    }

    void lossesThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", ",", "obj", "total,obj", "cls:", "cls:x", "cls:0", "cls:-1", "cls:nan",
                                 "cls:inf", "cls:1e999", "cls:2x", "total:1:2", "Total"})
            QTest::addRow("'%s'", text) << QString(text);
    }

    void lossesThatAreNone()
    {
        QFETCH(QString, text);
        const std::string message = testing::errorOf([&] { LossWeights::parse(text.toStdString()); });
        QVERIFY2(message.find("--losses") != std::string::npos, message.c_str());
    }

    void anyTransform()
    {
        QVERIFY(!TransformOptions::none().any());
        double TransformOptions::*const members[] = {
            &TransformOptions::rotation,    &TransformOptions::scale,    &TransformOptions::shift,
            &TransformOptions::brightness,  &TransformOptions::contrast, &TransformOptions::noise,
            &TransformOptions::perspective, &TransformOptions::blur,     &TransformOptions::relight,
            &TransformOptions::bend};
        for (const auto member : members) {
            TransformOptions options = TransformOptions::none();
            options.*member = 0.1;
            QVERIFY(options.any());
        }
    }
};

QTEST_GUILESS_MAIN(TestPatchOptions)
#include "test_patch_options.moc"
