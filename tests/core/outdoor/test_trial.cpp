// A trial's sheets: what is on them, that a file gives them back, and that they are found as what they are.
#include "core/common/error.h"
#include "core/imaging/markers.h"
#include "core/outdoor/sighting.h"
#include "core/outdoor/trial.h"
#include "tests/support/dataset_files.h"
#include "tests/support/error_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

using namespace blindspot;
using namespace blindspot::outdoor;
using blindspot::testing::contains;
using blindspot::testing::errorOf;

namespace {

imaging::Image somePatch()
{
    imaging::Image patch(60, 60);
    for (std::size_t i = 0; i < patch.rgb.size(); ++i)
        patch.rgb[i] = static_cast<std::uint8_t>(37 * i % 251);
    return patch;
}

constexpr imaging::PinholeCamera kCamera{1200, {1280, 960}};

/// The sheet before the camera, `metres` away and turned around its upright middle.
void show(imaging::Image& picture, const Trial& trial, std::size_t sheet, double metres, double degrees, double aside = 0)
{
    const double angle = degrees / 180 * std::numbers::pi;
    const imaging::Point middle = trial.layout.middle();
    imaging::SheetPose pose;
    pose.turn = {{{std::cos(angle), 0, std::sin(angle)}, {0, 1, 0}, {-std::sin(angle), 0, std::cos(angle)}}};
    const double place[] = {aside, 0, 1000 * metres};
    for (std::size_t i = 0; i < 3; ++i)
        pose.origin[i] = place[i] - pose.turn[i][0] * middle.x - pose.turn[i][1] * middle.y;
    const double gap = trial.layout.gap(), right = trial.layout.width() - gap, bottom = trial.layout.height() - gap;
    std::array<imaging::Point, 4> corners;
    const imaging::Point places[] = {{-gap, -gap}, {right, -gap}, {right, bottom}, {-gap, bottom}};
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = *pose.seenAt(places[i], kCamera);
    const Sheet& shown = trial.sheets[sheet];
    imaging::pasteInPerspective(picture, sheetPicture(trial, shown, coverOf(trial, shown, somePatch()), 2), corners);
}

imaging::Image scenery()
{
    return imaging::Image(kCamera.picture.width, kCamera.picture.height, 120);
}

} // namespace

class TestTrial : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void threeSheetsThatAreToldApart()
    {
        std::set<int> markers;
        for (const Sheet& sheet : trial_.sheets)
            markers.insert(sheet.markers.begin(), sheet.markers.end());
        QCOMPARE(trial_.sheets.size(), std::size_t{3});
        QCOMPARE(markers.size(), std::size_t{6});
        QCOMPARE(trial_.placeOf(3)->sheet, std::size_t{1});
        QCOMPARE(trial_.placeOf(3)->which, std::size_t{1});
        QVERIFY(!trial_.placeOf(49));
    }

    void controlsCoverAsMuchAsThePatch()
    {
        const imaging::Image patch = somePatch();
        QVERIFY(coverOf(trial_, trial_.sheets[0], patch).rgb == patch.rgb);
        const imaging::Image grey = coverOf(trial_, trial_.sheets[1], patch), noise = coverOf(trial_, trial_.sheets[2], patch);
        QVERIFY(std::all_of(grey.rgb.begin(), grey.rgb.end(), [](std::uint8_t value) { return value == 128; }));
        QVERIFY(noise.size() == patch.size() && noise.rgb != patch.rgb);
        QVERIFY(coverOf(trial_, trial_.sheets[2], patch).rgb == noise.rgb); // what was printed can be made again
    }

    void aSheetHasItsMeasures()
    {
        const imaging::Image picture = sheetPicture(trial_, trial_.sheets[1], coverOf(trial_, trial_.sheets[1], somePatch()), 3);
        const SheetLayout& layout = trial_.layout;
        QVERIFY(std::abs(picture.width - 3 * layout.width()) < 2 && std::abs(picture.height - 3 * layout.height()) < 2);
        const int gap = static_cast<int>(std::lround(3 * layout.gap()));
        QCOMPARE(int(picture.pixel(gap / 2, gap / 2)[0]), 255);
        QCOMPARE(int(picture.pixel(gap + 3, gap + 3)[0]), 128);
        const int below = gap + static_cast<int>(std::lround(3 * (layout.side + layout.gap()))) + 2; // the left marker's black rim
        QCOMPARE(int(picture.pixel(gap + 2, below)[0]), 0);
        const auto found = imaging::findMarkers(picture);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].id, trial_.sheets[1].markers[0]);
        QVERIFY(std::abs(found[1].side() - 3 * layout.marker) < 2);
    }

    void aFileGivesItBack()
    {
        const auto file = folder_ / "sheets.json";
        writeTrial(file, trial_);
        const Trial again = readTrial(file);
        QCOMPARE(again.name, trial_.name);
        QCOMPARE(again.patchSha256, trial_.patchSha256);
        QCOMPARE(again.layout.side, trial_.layout.side);
        QCOMPARE(again.layout.marker, trial_.layout.marker);
        QCOMPARE(again.sheets.size(), trial_.sheets.size());
        QVERIFY(again.sheets[2].markers == trial_.sheets[2].markers);
    }

    void whatIsNoTrialIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        const auto trial = [](const char* sheets, const char* marker = "64") {
            return QByteArray(R"({"format":"blindspot-trial","name":"p","patch_sha256":"","side_mm":160,"noise_seed":0,"marker_mm":)") + marker +
                   R"(,"sheets":)" + sheets + "}";
        };
        QTest::newRow("no JSON") << QByteArray("sheets") << QByteArray("no file of a trial");
        QTest::newRow("another file") << QByteArray(R"({"images":[]})") << QByteArray("no file of a trial");
        QTest::newRow("no control") << trial(R"([{"arm":"patch","markers":[0,1]}])") << QByteArray("a control");
        QTest::newRow("a marker twice") << trial(R"([{"arm":"patch","markers":[0,1]},{"arm":"grey","markers":[1,2]}])") << QByteArray("marker 1");
        QTest::newRow("no such marker") << trial(R"([{"arm":"patch","markers":[0,1]},{"arm":"grey","markers":[2,99]}])") << QByteArray("marker 99");
        QTest::newRow("a sheet twice") << trial(R"([{"arm":"patch","markers":[0,1]},{"arm":"patch","markers":[2,3]}])") << QByteArray("the same");
        QTest::newRow("too large") << trial(R"([{"arm":"patch","markers":[0,1]},{"arm":"grey","markers":[2,3]}])", "90") << QByteArray("do not fit");
    }
    void whatIsNoTrialIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, words);
        const auto file = folder_.write("other.json", text.toStdString());
        const std::string error = errorOf([&] { readTrial(file); });
        QVERIFY2(contains(error, words.toStdString()) && contains(error, "other.json"), error.c_str());
        QVERIFY(contains(errorOf([&] { readTrial(folder_ / "gone.json"); }), "gone.json"));
        QVERIFY_THROWS_EXCEPTION(Error, makeTrial("p", somePatch(), 20));
    }

    void sheetsAreFoundWhereTheyAre()
    {
        for (std::size_t sheet = 0; sheet < 3; ++sheet)
            for (const double degrees : {0.0, -35.0}) {
                imaging::Image picture = scenery();
                show(picture, trial_, sheet, 2, degrees);
                const auto found = findSheets(picture, trial_, kCamera);
                QCOMPARE(found.size(), std::size_t{1});
                QCOMPARE(found[0].sheet, sheet);
                QCOMPARE(found[0].markers, 2);
                QVERIFY(found[0].sure);
                QVERIFY(std::abs(found[0].distance - 2) < 0.04);
                QVERIFY(std::abs(found[0].angle - std::abs(degrees)) < (degrees == 0 ? 10 : 3)); // straight on it is known least
                QVERIFY(std::hypot(found[0].middle.x - 640, found[0].middle.y - 480) < 2);
            }
    }

    /// Of two equal sheets nobody can say which is where; two different ones are no trouble.
    void twoEqualSheetsAreUnsure()
    {
        imaging::Image picture = scenery();
        show(picture, trial_, 0, 2.5, 0, -500);
        show(picture, trial_, 1, 2.5, 0, 500);
        auto found = findSheets(picture, trial_, kCamera);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(found[0].sure && found[1].sure);
        show(picture, trial_, 0, 2.5, 0, 500); // over the other
        found = findSheets(picture, trial_, kCamera);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].sure);
    }

    void markersOfNoSheetAreNone()
    {
        Trial other = trial_;
        for (Sheet& sheet : other.sheets)
            for (int& marker : sheet.markers)
                marker += 20;
        imaging::Image picture = scenery();
        show(picture, other, 0, 2, 0);
        QVERIFY(findSheets(picture, trial_, kCamera).empty());
    }

  private:
    testing::Folder folder_;
    Trial trial_ = makeTrial("some patch", somePatch(), 160);
};

QTEST_GUILESS_MAIN(TestTrial)
#include "test_trial.moc"
