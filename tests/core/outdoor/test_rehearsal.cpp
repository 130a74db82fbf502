// Drawn films of a trial: what is measured in them is what was drawn, with a detector whose answers are known.
#include "core/common/error.h"
#include "core/outdoor/rehearsal.h"
#include "core/outdoor/trial_effect.h"
#include "tests/support/dataset_files.h"
#include "tests/support/error_text.h"

#include <QTest>

#include <cmath>
#include <fstream>

using namespace blindspot;
using namespace blindspot::outdoor;
using blindspot::testing::contains;
using blindspot::testing::errorOf;

class TestRehearsal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        options_.scenes = 2;
        options_.frames = 6;
        options_.farthest = 7;
        rehearsal_ = rehearse(trial_, imaging::Image(40, 40, 200), folder_ / "films", options_, stop_);
        filming_.every = 1;
        filming_.focal = rehearsal_.focal;
    }

    void filmsHaveWhatWasAskedFor()
    {
        QCOMPARE(rehearsal_.frames.size(), std::size_t{2 * 3 * 6});
        const auto scenes = scenesIn({folder_ / "films"});
        QCOMPARE(scenes.size(), std::size_t{2});
        QCOMPARE(scenes[0].name, std::string("scene-1"));
        for (const RehearsedFrame& frame : rehearsal_.frames)
            QVERIFY(frame.distance >= 2.4 && frame.distance <= 7.3 && frame.angle >= 0 && frame.angle < 75);
    }

    /// Found by markers alone, through noise, motion and the video's compression.
    void sheetsAreWhereTheyWereDrawn()
    {
        const FilmedTrial films = readFilms(trial_, rehearsal_.scenes, filming_, nobody, stop_);
        const RehearsalCheck check = checkRehearsal(rehearsal_, films, 1);
        QCOMPARE(check.frames, std::int64_t{2 * 3 * 6});
        QVERIFY2(check.seen >= check.frames * 8 / 10, qPrintable(QString::number(check.seen)));
        QCOMPARE(check.wrong, std::int64_t{0});
        QVERIFY2(check.distanceError < 0.03, qPrintable(QString::number(check.distanceError)));
        QVERIFY2(check.angleError < 4, qPrintable(QString::number(check.angleError)));
        for (const SheetOutcome& sheet : measureEffect(trial_, films).all.sheets)
            QCOMPARE(sheet.found.value, std::optional<double>(0));
    }

    /// A detector that finds everybody, but with the patch only in every third frame, beside boxes of others.
    void theEffectIsThatOfTheDetector()
    {
        std::vector<std::optional<bool>> found; // also where the sheet itself is not seen
        for (std::size_t i = 0; i < rehearsal_.frames.size(); ++i)
            found.emplace_back(rehearsal_.frames[i].sheet != 0 || i % 3 == 0);
        std::size_t next = 0; // the films are read frame by frame, in the order in which they were drawn
        const auto look = [&](const imaging::Image& picture) {
            const auto sheets = findSheets(picture, trial_, cameraOf(filming_, picture.size()));
            while (!seenIn(sheets, next))
                ++next;
            const RehearsedFrame& frame = rehearsal_.frames[next];
            std::vector<evaluation::PictureDetection> boxes{{{5, 5, 60, 200}, "person", 0, 0.9}, {frame.person, "dog", 1, 0.9}};
            if (*found[next]) boxes.push_back({frame.person, "person", 0, 0.8});
            ++next;
            return boxes;
        };
        const TrialEffect effect = measureEffect(trial_, readFilms(trial_, rehearsal_.scenes, filming_, look, stop_));
        QCOMPARE(effect.all.scenes, std::size_t{2});
        const RehearsalTruth truth = truthOf(rehearsal_, trial_, found);
        QCOMPARE(truth.found[1], 1.0);
        QVERIFY(std::abs(truth.effect - 2.0 / 3) < 0.01);
        QVERIFY2(std::abs(*effect.all.effect.value - truth.effect) < 0.3,
                 qPrintable(QString("%1, %2").arg(*effect.all.effect.value).arg(truth.effect)));
    }

    void whatCannotBeReadIsTold()
    {
        std::filesystem::create_directories(folder_ / "mixed/yard");
        std::filesystem::copy_file(folder_ / "films/scene-1.mkv", folder_ / "mixed/yard/good.mkv");
        std::ofstream(folder_ / "mixed/yard/bad.mp4") << "no video";
        const auto read = [this](const Trial& trial) { return readFilms(trial, scenesIn({folder_ / "mixed"}), filming_, nobody, stop_); };
        const FilmedTrial films = read(trial_);
        QCOMPARE(films.scenes, std::vector<std::string>{"yard"});
        QCOMPARE(films.remarks.size(), std::size_t{1});
        QVERIFY(contains(films.remarks[0].english(), "left out") && contains(films.remarks[0].english(), "bad.mp4"));
        Trial other = trial_;
        for (Sheet& sheet : other.sheets)
            for (int& marker : sheet.markers)
                marker += 20;
        QVERIFY(contains(errorOf([&] { read(other); }), "none of the trial's sheets"));
        std::filesystem::remove(folder_ / "mixed/yard/good.mkv");
        QVERIFY(contains(errorOf([&] { read(trial_); }), "none of the films"));
        std::filesystem::create_directories(folder_ / "empty");
        QVERIFY(contains(errorOf([&] { scenesIn({folder_ / "empty"}); }), "empty"));
        QVERIFY(contains(errorOf([&] { scenesIn({folder_ / "gone"}); }), "gone"));
        StopControl stopped;
        stopped.requestStop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, readFilms(trial_, rehearsal_.scenes, filming_, nobody, stopped));
    }

  private:
    static std::vector<evaluation::PictureDetection> nobody(const imaging::Image&) { return {}; }
    /// Whether the frame's sheet is the one that was found, at its place.
    bool seenIn(const std::vector<Sighting>& found, std::size_t index) const
    {
        const RehearsedFrame& frame = rehearsal_.frames.at(index);
        return !found.empty() && found[0].sheet == frame.sheet &&
               std::hypot(found[0].middle.x - frame.middle.x, found[0].middle.y - frame.middle.y) < 6;
    }

    testing::Folder folder_;
    StopControl stop_;
    Trial trial_ = makeTrial("some patch", imaging::Image(40, 40, 200), 400);
    RehearsalOptions options_;
    Rehearsal rehearsal_;
    FilmOptions filming_;
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "test_rehearsal.moc"
