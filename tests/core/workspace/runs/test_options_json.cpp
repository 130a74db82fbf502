// The options of a training as JSON: what was written is read, and what is wrong is named.
#include "core/common/error.h"
#include "core/workspace/runs/options_json.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <string>

using namespace blindspot;
using Json = nlohmann::ordered_json;

namespace {

double anyNumber()
{
    const double value = *rc::gen::arbitrary<double>();
    return std::isfinite(value) ? value : 0.1;
}

patch::TrainOptions anyOptions()
{
    using namespace patch;
    TrainOptions o;
    o.recipe = *rc::gen::element<std::string>("hide", "robust-dpatch", "with \"quotes\" and \\");
    o.classIndex = *rc::gen::arbitrary<std::int64_t>();
    o.iterations = *rc::gen::arbitrary<std::int64_t>();
    o.patchSize = *rc::gen::arbitrary<std::int64_t>();
    o.imagesPerUpdate = *rc::gen::arbitrary<std::int64_t>();
    o.updatesAtOnce = *rc::gen::arbitrary<std::int64_t>();
    o.batchSize = *rc::gen::arbitrary<std::int64_t>();
    o.seed = *rc::gen::arbitrary<std::uint64_t>();
    o.shuffle = *rc::gen::arbitrary<bool>();
    o.quantise = *rc::gen::arbitrary<bool>();
    o.initial = *rc::gen::element<std::string>("grey", "random", "/home/it's/패치 #1.png");
    o.placement.kind = *rc::gen::element(PlacementKind::Fixed, PlacementKind::Object);
    o.placement.scale = anyNumber();
    o.placement.row = *rc::gen::arbitrary<std::int64_t>();
    o.placement.column = *rc::gen::arbitrary<std::int64_t>();
    o.transforms = {anyNumber(), anyNumber(), anyNumber(), anyNumber(),
                    anyNumber(), anyNumber(), anyNumber(), anyNumber(), anyNumber(), anyNumber(),
                    anyNumber(), anyNumber(), anyNumber(), anyNumber(),
                    *rc::gen::arbitrary<std::int64_t>(), *rc::gen::arbitrary<std::int64_t>()};
    o.camera = {anyNumber(), anyNumber(), anyNumber(), anyNumber(), anyNumber(), anyNumber(), anyNumber()};
    o.cells = *rc::gen::arbitrary<std::int64_t>();
    o.palette = *rc::gen::element<std::string>("", "1,2,3;4,5,6.5");
    o.paletteOnly = *rc::gen::arbitrary<bool>();
    o.ensemble = {*rc::gen::element(DetectorWeights::Mean, DetectorWeights::MinMax), anyNumber(), anyNumber()};
    o.tiling = {*rc::gen::arbitrary<bool>(),
                *rc::gen::arbitrary<std::int64_t>(),
                *rc::gen::arbitrary<std::int64_t>(),
                anyNumber(),
                anyNumber(),
                anyNumber()};
    o.objective = *rc::gen::element(ObjectiveKind::Hide, ObjectiveKind::DetectionLoss, ObjectiveKind::Vanish,
                                    ObjectiveKind::Create, ObjectiveKind::Misclassify);
    o.target = {*rc::gen::element<std::string>("", "dog", "traffic light"), *rc::gen::arbitrary<std::int64_t>()};
    o.hide = {*rc::gen::arbitrary<std::int64_t>(), anyNumber(), anyNumber()};
    o.losses = {anyNumber(), anyNumber(), anyNumber(), anyNumber()};
    o.regularisers = {anyNumber(), anyNumber()};
    o.optimiser = {*rc::gen::element(OptimiserKind::Sign, OptimiserKind::Adam), anyNumber(), anyNumber(),
                   anyNumber(), anyNumber()};
    o.precision = *rc::gen::element(PrecisionChoice::Auto, PrecisionChoice::Fp32, PrecisionChoice::Bf16);
    o.checkpointSeconds = anyNumber();
    return o;
}

/// The defaults as JSON, with one thing changed.
Json changed(const std::function<void(Json&)>& change)
{
    Json json = workspace::toJson(patch::TrainOptions{});
    change(json);
    return json;
}

} // namespace

class TestOptionsJson : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        QVERIFY(rc::check("round trip", [] {
            const patch::TrainOptions options = anyOptions();
            const std::string text = workspace::optionsToText(options);
            const patch::TrainOptions again = workspace::optionsFromText(text, "test");
            RC_ASSERT(workspace::optionsToText(again) == text);
            RC_ASSERT(again.seed == options.seed);
            RC_ASSERT(again.initial == options.initial);
            RC_ASSERT(again.placement.scale == options.placement.scale);
            RC_ASSERT(again.transforms.blur == options.transforms.blur);
            RC_ASSERT(again.transforms.cutout == options.transforms.cutout);
            RC_ASSERT(again.transforms.eraseStartBlocks == options.transforms.eraseStartBlocks);
            RC_ASSERT(again.ensemble.weights == options.ensemble.weights && again.ensemble.gamma == options.ensemble.gamma);
            RC_ASSERT(again.tiling.enabled == options.tiling.enabled);
            RC_ASSERT(again.optimiser.beta2 == options.optimiser.beta2);
            RC_ASSERT(again.optimiser.kind == options.optimiser.kind);
            RC_ASSERT(again.precision == options.precision);
        }));
    }

    void theRecipesSurvive()
    {
        for (const char* recipe : {"hide", "break", "print", "robust-dpatch"}) {
            const auto options = patch::TrainOptions::forRecipe(recipe);
            QCOMPARE(workspace::optionsToText(workspace::optionsFromText(workspace::optionsToText(options), "test")),
                     workspace::optionsToText(options));
        }
    }

    void aMissingKeyKeepsItsDefault()
    {
        const auto options =
            workspace::optionsFromText(R"({"iterations": 7, "placement": {"kind": "fixed"}})", "test");
        QCOMPARE(options.iterations, 7);
        QCOMPARE(options.placement.kind, patch::PlacementKind::Fixed);
        QCOMPARE(options.patchSize, patch::TrainOptions{}.patchSize);
        QCOMPARE(options.placement.scale, patch::PlacementOptions{}.scale);
    }

    void whatOlderProgramsLoweredIsStillLowered()
    {
        const auto options = workspace::optionsFromText(R"({"hide": {"anchors": 5}})", "test");
        QCOMPARE(options.hide.anchors, 5);
        QCOMPARE(options.hide.overlap, 0.0);
        QCOMPARE(options.hide.decoys, 0.0);
    }

    void whatOlderProgramsSteppedByThePixelStillIs()
    {
        QCOMPARE(workspace::optionsFromText(R"({"optimiser": {"beta1": 0.9}})", "test").optimiser.scales, 1);
        QVERIFY(patch::TrainOptions::forRecipe("hide").optimiser.scales > 1);
        QCOMPARE(workspace::optionsFromText(R"({"iterations": 5})", "test").updatesAtOnce, 1);
        QVERIFY(patch::TrainOptions::forRecipe("hide").updatesAtOnce > 1);
    }

    void olderProgramsHadNoCamera()
    {
        const auto options = workspace::optionsFromText(R"({"transforms": {"rotation": 5}})", "test");
        QVERIFY(!options.camera.any());
        QCOMPARE(options.transforms.bend, 0.0);
        QCOMPARE(options.transforms.relight, 0.0);
        QCOMPARE(options.cells, 0);
        QVERIFY(options.palette.empty() && !options.paletteOnly);
    }

    void whatOlderProgramsDidNotEraseIsNotErased()
    {
        const auto options = workspace::optionsFromText(R"({"transforms": {"blur": 1}})", "test");
        QVERIFY(options.transforms.cutout == 0 && options.transforms.erase == 0);
        QCOMPARE(options.ensemble.weights, patch::DetectorWeights::Mean);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* key, const std::function<void(Json&)>& change) {
            QTest::newRow(name) << QString::fromStdString(changed(change).dump()) << QString(key);
        };
        row("unknown key", "'colour'", [](Json& j) { j["colour"] = 1; });
        row("unknown nested key", "'placement.colour'", [](Json& j) { j["placement"]["colour"] = 1; });
        row("text for a number", "'iterations'", [](Json& j) { j["iterations"] = "many"; });
        row("fraction for a whole number", "'iterations'", [](Json& j) { j["iterations"] = 1.5; });
        row("too large a whole number", "'iterations'",
            [](Json& j) { j["iterations"] = 0xFFFFFFFFFFFFFFFFULL; });
        row("negative seed", "'seed'", [](Json& j) { j["seed"] = -1; });
        row("null for a number", "'optimiser.learning_rate'",
            [](Json& j) { j["optimiser"]["learning_rate"] = nullptr; });
        row("number for a flag", "'shuffle'", [](Json& j) { j["shuffle"] = 1; });
        row("number for a name", "'objective'", [](Json& j) { j["objective"] = 1; });
        row("unknown name", "'optimiser.kind'", [](Json& j) { j["optimiser"]["kind"] = "lion"; });
        row("number for an object", "placement", [](Json& j) { j["placement"] = 1; });
        QTest::newRow("an array") << QStringLiteral("[]") << QStringLiteral("options");
        QTest::newRow("no JSON") << QStringLiteral("{\"iterations\": ") << QStringLiteral("JSON");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        try {
            workspace::optionsFromText(text.toStdString(), "run 1");
            QFAIL("no error");
        } catch (const Error& error) {
            const QString what = QString::fromUtf8(error.what());
            QVERIFY2(what.contains(key), error.what());
            QVERIFY2(what.contains("run 1"), error.what());
        }
    }

    void anyTextIsReadOrRefused()
    {
        const std::string good = workspace::optionsToText(patch::TrainOptions{});
        QVERIFY(rc::check("damaged text", [&] {
            std::string text = good;
            text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
            try {
                workspace::optionsFromText(text, "test");
            } catch (const Error&) {
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestOptionsJson)
#include "test_options_json.moc"
