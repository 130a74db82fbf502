// What the engine says, in the window's words: every mistake and every sentence of its sources has its Korean
// text.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/dataset/selection.h"
#include "core/detector/detector.h"
#include "core/detector_training/options.h"
#include "core/evaluation/evaluator.h"
#include "core/patch/options.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/workspace_lab.h"
#include "tests/ui/support/engine_sources.h"
#include "ui/support/engine_sentences.h"
#include "ui/support/engine_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QTranslator>
#include <QtTest/QtTest>

#include <functional>
#include <span>
#include <utility>
#include <vector>

using namespace blindspot;
using namespace blindspot::ui;
using blindspot::testing::SentencesOfSources;

namespace {

bool isKorean(const QString& text)
{
    static const QRegularExpression hangul(QStringLiteral("[가-힣]"));
    return text.contains(hangul);
}

/// Options with every number far out of range.
std::vector<patch::TrainOptions> mistakenOptions()
{
    std::vector<patch::TrainOptions> all;
    for (const char* recipe : {"hide", "robust-dpatch"})
        for (const double wrong : {-1e7, 1e7}) {
            patch::TrainOptions o = patch::TrainOptions::forRecipe(recipe);
            const auto whole = static_cast<std::int64_t>(wrong);
            o.iterations = o.patchSize = o.imagesPerUpdate = o.batchSize = o.hide.anchors = whole;
            o.hide.overlap = o.hide.decoys = wrong;
            o.tiling.minTiles = o.tiling.maxTiles = whole;
            o.optimiser = {o.optimiser.kind, wrong, wrong, wrong, wrong};
            o.transforms = {wrong, wrong, wrong, wrong, wrong, wrong, wrong, wrong};
            o.tiling.flip = o.tiling.minObject = o.tiling.maxObject = wrong;
            o.regularisers = {wrong, wrong};
            o.checkpointSeconds = o.placement.scale = wrong;
            o.losses = {-1, 0, 0, 1};
            all.push_back(o);
        }
    patch::TrainOptions none = patch::TrainOptions::forRecipe("robust-dpatch");
    none.losses = {0, 0, 0, 0};
    none.patchSize = 640;
    none.tiling.enabled = true;
    patch::TrainOptions outside = patch::TrainOptions::forRecipe("robust-dpatch");
    outside.placement.row = 500;
    outside.placement.column = 0;
    all.insert(all.end(), {none, outside});
    return all;
}

std::vector<patch::OptionMistake> allMistakes()
{
    std::vector<patch::OptionMistake> found;
    for (const patch::TrainOptions& options : mistakenOptions())
        for (const std::int64_t input : {320, 640})
            for (const patch::OptionMistake& mistake : options.mistakes(input))
                found.push_back(mistake);
    detector_training::TrainOptions o;
    o.epochs = o.batch = o.augmentation.plainEpochs = o.patience = -1;
    o.optimiser = {o.optimiser.kind, -1, -1, -1, -1, -1, -1, -1, -1};
    o.augmentation.mosaic = o.augmentation.flip = o.augmentation.scale = o.augmentation.shift = -1;
    o.augmentation.hue = o.augmentation.saturation = o.augmentation.value = -1;
    o.hardening.probability = o.hardening.scale = o.average = o.checkpointSeconds = -1;
    for (const patch::OptionMistake& mistake : o.mistakes())
        found.push_back(mistake);
    return found;
}

/// What the user reads of the failure that `act` ends in.
QString failureOf(const std::function<void()>& act)
{
    try {
        act();
    } catch (const std::exception& error) {
        return errorText(error);
    }
    return {};
}

} // namespace

class TestEngineText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QVERIFY2(korean_.load(QStringLiteral(BLINDSPOT_KOREAN)), BLINDSPOT_KOREAN); }
    void cleanup() { QCoreApplication::removeTranslator(&korean_); }

    void everySentenceIsTranslated()
    {
        const std::pair<const char*, std::span<const Sentence>> tables[] = {
            {"blindspot::engine option", optionNames()}, {"blindspot::engine range", optionRanges()},
            {"blindspot::engine", sentencesOfOptions()}, {"blindspot::engine", sentencesOfFiles()},
            {"blindspot::engine", sentencesOfWeights()}, {"blindspot::engine", sentencesOfRuns()},
        };
        static const QRegularExpression place(QStringLiteral("%\\d"));
        for (const auto& [context, table] : tables)
            for (const Sentence& sentence : table) {
                const QString text = korean_.translate(context, sentence.shown);
                QVERIFY2(!text.isEmpty(), sentence.shown);
                auto ours = QString::fromUtf8(sentence.shown);
                for (auto found = place.globalMatch(ours); found.hasNext();)
                    QVERIFY2(text.contains(found.next().captured()), sentence.shown);
            }
    }

    /// Whoever writes a new sentence into the engine learns here that the window has to know it.
    void everySentenceOfTheSourcesIsKnown()
    {
        SentencesOfSources sources(QStringLiteral(BLINDSPOT_TEST_DATA "/../../core"));
        QVERIFY(sources.count() > 300);
        for (const std::span<const Sentence> table :
             {optionNames(), optionRanges(), sentencesOfOptions(), sentencesOfFiles(), sentencesOfWeights(),
              sentencesOfRuns()})
            for (const Sentence& sentence : table)
                sources.know(
                    QString::fromUtf8(sentence.engine != nullptr ? sentence.engine : sentence.shown));
        QCOMPARE(sources.unknown().join(QLatin1Char('\n')), QString());
    }

    void everyMistakeIsTranslated()
    {
        QCoreApplication::installTranslator(&korean_);
        const std::vector<patch::OptionMistake> mistakes = allMistakes();
        QVERIFY(mistakes.size() > 60);
        for (const patch::OptionMistake& mistake : mistakes) {
            QVERIFY2(isKorean(engineText(mistake.what)), mistake.what.c_str());
            QVERIFY2(isKorean(engineText(mistake.remedy)), mistake.remedy.c_str());
            QVERIFY2(isKorean(engineOption(mistake.option)), mistake.option.c_str());
        }
        QCOMPARE(engineText("the value 700 is out of range"),
                 QStringLiteral("값 700은(는) 범위를 벗어납니다"));
        QCOMPARE(engineRange("use 16 to 640"), QStringLiteral("16~640"));
    }

    void theWindowSpeaksOfNoCommandLine()
    {
        for (const patch::OptionMistake& mistake : allMistakes())
            for (const QString& text :
                 {engineText(mistake.what), engineText(mistake.remedy), engineOption(mistake.option)})
                QVERIFY2(!text.contains("--"), qPrintable(text));
        QCOMPARE(engineOption("--patch-size"), QStringLiteral("patch size"));
        QCOMPARE(engineRange("use a scale above 0 and up to 4 (--placement object:SCALE)"),
                 QStringLiteral("a scale above 0 and up to 4"));
        QCOMPARE(
            errorText(Error("the run has done all of its 10 iterations", "run 3f",
                            "use --iterations with a larger number to go on")),
            QStringLiteral("run 3f: the run has done all of its 10 iterations; ask for a larger number of "
                           "iterations to go on"));
    }

    void commonErrors()
    {
        QCoreApplication::installTranslator(&korean_);
        const blindspot::testing::Folder files;
        const auto notWeights = files.write("notes.txt", "these are no weights");
        blindspot::testing::WorkspaceLab lab;
        storage::Database& database = lab.database();
        const std::vector<std::function<void()>> failures = {
            [] { InputFile file("/nowhere/weights.pt"); },
            [&] { detector::Detector::load(notWeights); },
            [] { writeFileAtomically("/nowhere/at/all.txt", std::string("text")); },
            [&] { dataset::SelectionStore(database).get("mine"); },
            [&] { workspace::DetectorStore(database).get("mine"); },
            [&] { workspace::RunStore(lab.workspace(), database).get("3f"); },
            [] { patch::TrainOptions::forRecipe("mine"); },
            [] { patch::parsePlacement("here"); },
            [] { evaluation::parseSweep("rotation:400", "--sweep"); },
            [] {
                throw Error("the disk is full; nothing was changed", "/ws/workspace.db",
                            "free some disk space and try again");
            },
            [] {
                throw Error("cannot write the file (No space left on device)", "/ws/a",
                            "free some disk space and try again");
            },
            [] {
                throw OutOfMemory("one picture does not fit into the memory", "cuda:0",
                                  "use --device cpu, or a smaller detector");
            },
            [] {
                throw Error("none of the 12 images shows an object of class 'dog'", "--class",
                            "choose another class, or images that show it");
            },
        };
        static const QRegularExpression english(
            QStringLiteral("\\b(the|is|no|use|choose|cannot|there)\\b|--"));
        for (const auto& failure : failures) {
            const QString text = failureOf(failure);
            QVERIFY2(isKorean(text) && !text.contains(english), qPrintable(text));
        }
        QCOMPARE(errorText(Error("there is no such file", "/a: b; c.pt", "check its name")),
                 QStringLiteral("/a: b; c.pt: 그런 파일이 없습니다. 이름을 확인하십시오"));
    }

    void linesOfTheLog()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(
            engineLine("/a/b.jpg: the picture is cut short; copy or download it again; the image is skipped"),
            QStringLiteral("/a/b.jpg: 그림이 중간에 잘렸습니다. 다시 복사하거나 내려받으십시오. 이 이미지는 "
                           "건너뜁니다"));
        QCOMPARE(engineLine("annotation 3 of image 7: the box has no size; it is left out"),
                 QStringLiteral("이미지 7의 주석 3: 상자에 크기가 없어 제외합니다"));
        QCOMPARE(engineLine("Using CPU: no CUDA device was found"),
                 QStringLiteral("CPU 사용: CUDA 장치를 찾지 못했습니다"));
        QCOMPARE(
            engineLine(
                "run 3f: no checkpoint can be used (/r/c.safetensors: the checkpoint cannot be used: it has "
                "other tensors; train anew or restore the file); delete the run and train anew"),
            QStringLiteral(
                "실행 3f: 쓸 수 있는 체크포인트가 없습니다(/r/c.safetensors: 체크포인트를 쓸 수 없습니다: "
                "텐서가 "
                "다릅니다. 새로 학습하거나 파일을 되돌리십시오). 실행을 삭제하고 새로 학습하십시오"));
    }

    void whatIsNotKnownStaysAsItIs()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(engineLine("Something else: 100 %1 of it"), QStringLiteral("Something else: 100 %1 of it"));
        QCOMPARE(errorText(std::runtime_error("a fault of %2")), QStringLiteral("a fault of %2"));
        // A value with a percent sign is no place.
        QCOMPARE(engineText("there is no detector '%2 of %1'"),
                 QStringLiteral("탐지기 '%2 of %1'이(가) 없습니다"));
    }

  private:
    QTranslator korean_;
};

QTEST_GUILESS_MAIN(TestEngineText)
#include "test_engine_text.moc"
