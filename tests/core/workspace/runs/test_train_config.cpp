// A training's settings as a configuration file: what was written is read, and what cannot be taken is told.
#include "core/common/error.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/train_config.h"
#include "core/workspace/runs/train_option_text.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <string>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

double anyNumber()
{
    const double value = *rc::gen::arbitrary<double>();
    return std::isfinite(value) ? value : 0.1;
}

std::int64_t anyCount()
{
    return *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
}

std::string anyName()
{
    return *rc::gen::element<std::string>("people", "with \"quotes\" and \\", "it's # 1", "/home/패치 1.png", "1e5", " blank ", "a\nb\tc", "[train]");
}

patch::TrainOptions anyOptions()
{
    using namespace patch;
    TrainOptions o = TrainOptions::forRecipe(
        *rc::gen::element<std::string>("hide", "break", "vanish", "create", "misclassify", "print", "robust-dpatch"));
    for (const OptionLimit<TrainOptions>& entry : TrainOptions::limits())
        entry.set(o, entry.whole ? static_cast<double>(*rc::gen::inRange<std::int64_t>(0, 1'000'000)) : anyNumber());
    o.seed = *rc::gen::arbitrary<std::uint64_t>();
    o.imagesPerUpdate = anyCount();
    o.batchSize = anyCount();
    o.shuffle = *rc::gen::arbitrary<bool>();
    o.quantise = *rc::gen::arbitrary<bool>();
    o.initial = *rc::gen::element<std::string>("grey", "random", "/home/it's/패치 #1.png");
    o.palette = *rc::gen::element<std::string>("", "1,2,3;4,5,6.5");
    o.paletteOnly = *rc::gen::arbitrary<bool>();
    // What a kind of placement does not have stays as it is by itself.
    o.placement = {};
    if (*rc::gen::arbitrary<bool>())
        o.placement = {PlacementKind::Fixed, PlacementOptions{}.scale, *rc::gen::inRange<std::int64_t>(0, 4096), *rc::gen::inRange<std::int64_t>(0, 4096)};
    else
        o.placement.scale = anyNumber();
    o.tiling.enabled = *rc::gen::arbitrary<bool>();
    o.tiling.octaves = *rc::gen::arbitrary<bool>();
    o.objective = *rc::gen::element(ObjectiveKind::Hide, ObjectiveKind::DetectionLoss, ObjectiveKind::Vanish, ObjectiveKind::Create,
                                    ObjectiveKind::Misclassify);
    o.target.className = *rc::gen::element<std::string>("", "dog", "traffic light");
    o.hide.allHeads = *rc::gen::arbitrary<bool>();
    o.losses = {1, 0, std::abs(anyNumber()), 0};
    o.optimiser.kind = *rc::gen::element(OptimiserKind::Sign, OptimiserKind::Adam);
    o.ensemble.weights = *rc::gen::element(DetectorWeights::Mean, DetectorWeights::MinMax);
    o.precision = *rc::gen::element(PrecisionChoice::Auto, PrecisionChoice::Fp32, PrecisionChoice::Bf16);
    o.through = *rc::gen::element(DefenceSpec{"none", {}}, DefenceSpec{"jpeg", {{"quality", 40}}});
    return o;
}

TrainRequest anyRequest()
{
    TrainRequest request;
    request.detector = anyName();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        request.otherDetectors.push_back(anyName());
    (*rc::gen::arbitrary<bool>() ? request.selection : request.dataset) = anyName();
    request.className = *rc::gen::element<std::string>("", "person", "traffic light");
    if (*rc::gen::arbitrary<bool>()) request.images = anyCount();
    request.device = *rc::gen::element<std::string>("auto", "cpu", "cuda:1");
    request.name = *rc::gen::element<std::string>("", "my \"first\" run # 1");
    request.options = anyOptions();
    return request;
}

bool tells(const TrainConfig& config, const std::string& key, const std::string& text)
{
    for (const ConfigProblem& problem : config.problems)
        if (problem.key == key && problem.what.english().find(text) != std::string::npos) return true;
    return false;
}

} // namespace

class TestTrainConfig : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        QVERIFY(rc::check([] {
            const TrainRequest request = anyRequest();
            const TrainConfig config = readTrainConfig(configText(request, "a run"), "file");
            for (const ConfigProblem& problem : config.problems)
                RC_FAIL(problem.key + ": " + problem.what.english());
            const TrainRequest& read = config.request;
            RC_ASSERT(read.detectors() == request.detectors());
            RC_ASSERT(read.selection == request.selection);
            RC_ASSERT(read.dataset == request.dataset);
            RC_ASSERT(read.className == request.className);
            RC_ASSERT(read.images == request.images);
            RC_ASSERT(read.device == request.device);
            RC_ASSERT(read.name == request.name);
            RC_ASSERT(optionsToText(read.options) == optionsToText(request.options));
            RC_ASSERT(configText(read, "a run") == configText(request, "a run"));
        }));
    }

    void whatCannotBeTakenIsTold()
    {
        const TrainConfig config = readTrainConfig("config-version = 7\n[train]\nrecipe = \"break\"\niterations = many\nhue = 3\n"
                                                   "patch-size = 48 # pixels\ntransforms = \"rotation=5,swirl=1\"\n[apply]\nhue = 1\n",
                                                   "my.toml");
        QCOMPARE(config.taken, (std::vector<std::string>{"recipe", "patch-size"}));
        QCOMPARE(config.problems.size(), std::size_t{4});
        QVERIFY(tells(config, "config-version", "newer version (7)"));
        QVERIFY(tells(config, "iterations", "'many' is not a whole number"));
        QVERIFY(tells(config, "hue", "my.toml, line 5: 'hue' is no setting of a training"));
        QVERIFY(tells(config, "transforms", "unknown transform 'swirl'"));
        const patch::TrainOptions defaults = patch::TrainOptions::forRecipe("break");
        QCOMPARE(config.request.options.recipe, std::string("break"));
        QCOMPARE(config.request.options.iterations, defaults.iterations);
        QCOMPARE(config.request.options.transforms.rotation, defaults.transforms.rotation); // not half of the line
        QCOMPARE(config.request.options.patchSize, std::int64_t{48});
    }

    void anUnknownRecipeIsTold()
    {
        const TrainConfig config = readTrainConfig("recipe = 'soup'\npatch-size = 48\n", "file");
        QVERIFY(tells(config, "recipe", "soup"));
        QCOMPARE(config.request.options.recipe, patch::TrainOptions{}.recipe);
        QCOMPARE(config.taken, (std::vector<std::string>{"patch-size"}));
    }

    void aPlaceSaysEnoughOfTiles()
    {
        // Whatever comes first in the file.
        for (const char* text : {"placement = \"fixed\"\n", "seed = 1\nplacement = \"fixed:1,2\"\n"})
            QVERIFY(!readTrainConfig(text, "file").request.options.tiling.enabled);
        QVERIFY(readTrainConfig("tiling = \"on\"\nplacement = \"fixed\"\n", "file").request.options.tiling.enabled);
    }

    void whatIsNoConfigurationIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("empty") << QByteArray() << QByteArray("no settings of a training");
        QTest::newRow("of another command") << QByteArray("[apply]\narm = 'grey'\n") << QByteArray("no settings of a training");
        QTest::newRow("nothing is known") << QByteArray("colour = 1\n") << QByteArray("no settings of a training");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\xff") << QByteArray("no text");
        QTest::newRow("prose") << QByteArray("iterations = 1\nhello\n") << QByteArray("file, line 2: this is neither");
        QTest::newRow("an open quote") << QByteArray("class = \"person\n") << QByteArray("a quote is not closed");
    }
    void whatIsNoConfigurationIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const std::string told = errorOf([&] { readTrainConfig(text.toStdString(), "file"); });
        QVERIFY2(told.find(says.toStdString()) != std::string::npos, told.c_str());
    }

    void noTextBringsTheReaderDown()
    {
        QVERIFY(rc::check([](const std::string& text) {
            try {
                readTrainConfig(text, "file");
            } catch (const Error&) { // told
            }
        }));
    }

    void detectorsAreNamedAsTheWorkspaceHasThem()
    {
        SmallWorkspace lab;
        storage::Database database = lab.workspace().connect();
        TrainRequest request = SmallWorkspace::request(1);
        const std::string name = request.detector;
        request.detector = DetectorStore(database).get(name).path.string();
        request.otherDetectors = {"nobody"};
        TrainConfig config = readTrainConfig(configText(request, "a run"), "file");
        matchWorkspace(config, database);
        QCOMPARE(config.request.detector, name);
        QCOMPARE(config.request.otherDetectors.front(), std::string("nobody"));
        QCOMPARE(config.problems.size(), std::size_t{1});
        QVERIFY(tells(config, "detector", "'nobody'"));
        config.request.selection = "strangers";
        config.request.dataset = "elsewhere";
        matchWorkspace(config, database);
        QVERIFY(tells(config, "selection", "'strangers'"));
        QVERIFY(tells(config, "dataset", "'elsewhere'"));
    }
};

QTEST_GUILESS_MAIN(TestTrainConfig)
#include "test_train_config.moc"
