// What the engine says, in the window's words and language: messages of every build, and failures and mistakes that the engine
// itself was brought to.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/option_names.h"
#include "core/common/system_message.h"
#include "core/dataset/selection.h"
#include "core/detector/detector.h"
#include "core/detector_training/options.h"
#include "core/evaluation/evaluator.h"
#include "core/patch/options.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/workspace_lab.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>
#include <QtTest/QtTest>

#include <cerrno>
#include <functional>
#include <vector>

using namespace blindspot;
using namespace blindspot::ui;

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

std::vector<OptionMistake> allMistakes()
{
    std::vector<OptionMistake> found;
    for (const patch::TrainOptions& options : mistakenOptions())
        for (const std::int64_t input : {320, 640})
            for (const OptionMistake& mistake : options.mistakes(input))
                found.push_back(mistake);
    detector_training::TrainOptions o;
    o.epochs = o.batch = o.augmentation.plainEpochs = o.patience = -1;
    o.optimiser = {o.optimiser.kind, -1, -1, -1, -1, -1, -1, -1, -1};
    o.augmentation.mosaic = o.augmentation.flip = o.augmentation.scale = o.augmentation.shift = -1;
    o.augmentation.hue = o.augmentation.saturation = o.augmentation.value = -1;
    o.hardening.probability = o.hardening.scale = o.average = o.checkpointSeconds = -1;
    for (const OptionMistake& mistake : o.mistakes())
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

/// Mistakes that users make and what happens to files, each by the engine's own hand.
std::vector<std::function<void()>> commonFailures(const std::filesystem::path& notWeights,
                                                  blindspot::testing::WorkspaceLab& lab)
{
    storage::Database& database = lab.database();
    return {
        [] { InputFile file("/nowhere/weights.pt"); },
        [notWeights] { detector::Detector::load(notWeights); },
        [] { writeFileAtomically("/nowhere/at/all.txt", std::string("text")); },
        [] { writeFileAtomically("/dev/full/text", std::string("text")); },
        [&database] { dataset::SelectionStore(database).get("mine"); },
        [&database] { workspace::DetectorStore(database).get("mine"); },
        [&database] { workspace::DetectorStore(database).open("mine"); },
        [&lab, &database] { workspace::RunStore(lab.workspace(), database).get("3f"); },
        [&lab] {
            StopControl stop;
            workspace::RunObserver observer;
            workspace::TrainRequest request;
            request.detector = "mine";
            workspace::startRun(lab.workspace(), request, stop, observer);
        },
        [] { patch::TrainOptions::forRecipe("mine"); },
        [] { patch::parsePlacement("here"); },
        [] { evaluation::parseSweep("rotation:400", "--sweep"); },
    };
}

} // namespace

class TestMessageText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QVERIFY2(korean_.load(QStringLiteral(BLINDSPOT_KOREAN)), BLINDSPOT_KOREAN); }
    void cleanup() { QCoreApplication::removeTranslator(&korean_); }

    void placesAreFilledInTheOrderOfTheTranslation()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(messageText({Message::tr("annotation %1 of image %2"), 3, "7"}),
                 QStringLiteral("이미지 7의 주석 3"));
    }

    void aValueWithAPercentSignIsNoPlace()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(messageText({Message::tr("there is no detector '%1'"), "%2 of %1"}),
                 QStringLiteral("탐지기 '%2 of %1'이(가) 없습니다"));
    }

    void whatStandsInAPlaceIsTranslatedToo()
    {
        QCoreApplication::installTranslator(&korean_);
        const Error inner({Message::tr("the checkpoint cannot be used: %1"), Message(Message::tr("it has other tensors"))},
                          "/r/c.safetensors", Message::tr("train anew or restore the file"));
        const Error outer({Message::tr("no checkpoint can be used (%1)"), messageOf(inner)},
                          {Message::tr("run %1"), "3f"}, Message::tr("delete the run and train anew"));
        QCOMPARE(errorText(outer),
                 QStringLiteral("실행 3f: 쓸 수 있는 체크포인트가 없습니다(/r/c.safetensors: 체크포인트를 쓸 수 없습니다: "
                                "텐서가 다릅니다. 새로 학습하거나 파일을 되돌리십시오). 실행을 삭제하고 새로 학습하십시오"));
        QCOMPARE(messageText({Message::tr("Using CPU: %1"), Message(Message::tr("no CUDA device was found"))}),
                 QStringLiteral("CPU 사용: CUDA 장치를 찾지 못했습니다"));
    }

    void aFailureSaysWhereWhatAndWhatToDo()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(errorText(Error(Message::tr("there is no such file"), "/a: b; c.pt", Message::tr("check its name"))),
                 QStringLiteral("/a: b; c.pt: 그런 파일이 없습니다. 이름을 확인하십시오"));
        QCOMPARE(errorText(Error({Message::tr("the value %1 is out of range"), 700}, "--patch-size")),
                 QStringLiteral("패치 크기: 값 700은(는) 범위를 벗어납니다"));
    }

    void aFailureIsOneLine() { QCOMPARE(errorText(std::runtime_error("one\ntwo")), QStringLiteral("one two")); }

    void theSystemsCommonReasonsAreTranslated()
    {
        QCoreApplication::installTranslator(&korean_);
        for (const int number : {ENOSPC, EACCES, EROFS, EIO})
            QVERIFY2(isKorean(messageText(systemMessage(number))), systemMessage(number).english().c_str());
        QCOMPARE(messageText(systemMessage("something new")), QStringLiteral("something new"));
    }

    void theWindowSpeaksOfNoCommandLine()
    {
        QCOMPARE(optionNameText("--patch-size"), QStringLiteral("patch size"));
        QCOMPARE(optionNameText("clipping norm"), QStringLiteral("clipping norm"));
        QCOMPARE(messageText(Message(Message::tr("use --patch-size %1 or a picture, which is resized"), 50)
                                 .inWindow(Message::tr("use a patch size of %1, or a picture, which is resized"))),
                 QStringLiteral("use a patch size of 50, or a picture, which is resized"));
        for (const OptionMistake& mistake : allMistakes())
            for (const QString& text :
                 {messageText(mistake.what), messageText(mistake.remedy), optionNameText(mistake.option)})
                QVERIFY2(!text.contains("--"), qPrintable(text));
    }

    void everyMistakeIsTranslated()
    {
        QCoreApplication::installTranslator(&korean_);
        const std::vector<OptionMistake> mistakes = allMistakes();
        QVERIFY(mistakes.size() > 60);
        for (const OptionMistake& mistake : mistakes) {
            QVERIFY2(isKorean(messageText(mistake.what)), mistake.what.english().c_str());
            QVERIFY2(isKorean(messageText(mistake.remedy)), mistake.remedy.english().c_str());
            QVERIFY2(isKorean(optionNameText(mistake.option)), mistake.option.c_str());
        }
    }

    void commonFailuresAreKorean()
    {
        QCoreApplication::installTranslator(&korean_);
        const blindspot::testing::Folder files;
        const auto notWeights = files.write("notes.txt", "these are no weights");
        blindspot::testing::WorkspaceLab lab;
        static const QRegularExpression english(
            QStringLiteral("\\b(the|is|no|use|choose|cannot|there)\\b|--"));
        for (const auto& failure : commonFailures(notWeights, lab)) {
            const QString text = failureOf(failure);
            QVERIFY2(isKorean(text) && !text.contains(english), qPrintable(text));
        }
    }

    /// A run's record keeps its error as it was, and it is read in the language of the day.
    void aRecordedErrorIsTranslated()
    {
        QCoreApplication::installTranslator(&korean_);
        const OutOfMemory error(Message::tr("one picture does not fit into the memory"), "cuda:0",
                                Message(Message::tr("use --device cpu, or a smaller detector"))
                                    .inWindow(Message::tr("use the CPU or a smaller detector")));
        const Message kept = Message::fromJson(messageOf(error).json());
        QCOMPARE(messageText(kept), errorText(error));
        QVERIFY(isKorean(messageText(kept)) && !messageText(kept).contains("--"));
    }

    void whatIsNotKnownStaysAsItIs()
    {
        QCoreApplication::installTranslator(&korean_);
        QCOMPARE(messageText(Message()), QString());
        QCOMPARE(messageText(Message::verbatim("Something else: 100 %1 of it")),
                 QStringLiteral("Something else: 100 %1 of it"));
        QCOMPARE(messageText({Message::tr("no translator knows %1"), "it"}), QStringLiteral("no translator knows it"));
        QCOMPARE(messageText(Message::fromJson("the disk is full; nothing was changed")),
                 QStringLiteral("the disk is full; nothing was changed"));
        QCOMPARE(errorText(std::runtime_error("a fault of %2")), QStringLiteral("a fault of %2"));
    }

  private:
    QTranslator korean_;
};

QTEST_GUILESS_MAIN(TestMessageText)
#include "test_message_text.moc"
