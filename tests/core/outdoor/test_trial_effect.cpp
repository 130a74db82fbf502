// The effect of a printed patch: what sightings of known shares give, and what a report says of it.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/outdoor/trial_report.h"
#include "tests/support/dataset_files.h"
#include "tests/support/error_text.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace blindspot;
using namespace blindspot::outdoor;
using blindspot::testing::contains;
using metrics::Arm;

namespace {

Trial trial()
{
    return makeTrial("some patch", imaging::Image(10, 10, 90), 160);
}

class Films {
  public:
    /// `found` of `seen` sightings of a sheet, at one distance and angle.
    void add(std::size_t scene, std::size_t sheet, int seen, int found, double metres = 5, double degrees = 10)
    {
        while (films_.scenes.size() <= scene)
            films_.scenes.push_back("scene " + std::to_string(films_.scenes.size() + 1));
        for (int i = 0; i < seen; ++i)
            add(scene, sheet, i < found ? Verdict::Found : Verdict::NotFound, metres, degrees);
    }
    void add(std::size_t scene, std::size_t sheet, Verdict verdict, double metres, double degrees)
    {
        Observation observation;
        observation.scene = scene;
        observation.film = "film, \"one\"";
        observation.frame = films_.frames++;
        observation.sighting.sheet = sheet;
        observation.sighting.distance = metres;
        observation.sighting.angle = degrees;
        observation.verdict = verdict;
        films_.observations.push_back(observation);
    }
    const FilmedTrial& films() const { return films_; }

  private:
    FilmedTrial films_;
};

bool isNear(const metrics::Figure& figure, double value)
{
    return figure.value && std::abs(*figure.value - value) < 1e-9;
}

TrialReport reportOf(const FilmedTrial& films)
{
    TrialReport report;
    report.trial = trial();
    report.detector = "some detector";
    report.films = films;
    report.effect = measureEffect(report.trial, films);
    return report;
}

bool warns(const TrialReport& report, const std::string& words)
{
    const auto warnings = trialWarnings(report, report::Language::English);
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& text) { return contains(text, words); });
}

} // namespace

class TestTrialEffect : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sharesAndEffectAreMeansOverScenes()
    {
        Films films;
        films.add(0, 0, 10, 2), films.add(0, 1, 10, 8), films.add(0, 2, 10, 9);
        films.add(1, 0, 40, 40), films.add(1, 1, 40, 40), films.add(1, 2, 40, 40); // more frames, and no more weight
        const TrialEffect effect = measureEffect(trial(), films.films());
        QCOMPARE(effect.all.scenes, std::size_t{2});
        QVERIFY(isNear(effect.all.sheets[0].found, 0.6));
        QVERIFY(isNear(effect.all.sheets[1].found, 0.9));
        QVERIFY(effect.all.strongest == Arm::Grey);
        QVERIFY(isNear(effect.all.effect, 0.3));
        QVERIFY(isNear(effect.all.controls[1].effect, 0.35));
        QVERIFY(effect.all.effect.interval->low <= 1e-9 && effect.all.effect.interval->high >= 0.6 - 1e-9);
    }

    /// The patch was filmed mostly far away, grey mostly near: without the cells the patch would seem to hide.
    void distancesAreComparedWithTheirLike()
    {
        Films films;
        for (std::size_t scene = 0; scene < 3; ++scene) {
            films.add(scene, 0, 2, 2, 2.5), films.add(scene, 0, 20, 4, 10);
            films.add(scene, 1, 20, 20, 2.5), films.add(scene, 1, 5, 1, 10);
        }
        const TrialReport report = reportOf(films.films());
        const TrialEffect& effect = report.effect;
        QCOMPARE(effect.all.sheets.size(), std::size_t{2}); // nobody filmed the noise
        QVERIFY(warns(report, "\"noise\""));
        QVERIFY(isNear(effect.all.effect, 0));
        QCOMPARE(effect.byDistance.size(), std::size_t{2});
        QCOMPARE(effect.byDistance[1].low, 8.0);
        QVERIFY(isNear(effect.byDistance[1].sheets[1].found, 0.2));
    }

    void whatHasNoLikeIsLeftOut()
    {
        Films films;
        films.add(0, 0, 10, 0, 2.5), films.add(0, 1, 10, 10, 10), films.add(0, 2, 10, 10, 10);
        const TrialReport none = reportOf(films.films());
        QCOMPARE(none.effect.all.scenes, std::size_t{0});
        QVERIFY(!none.effect.all.effect.value);
        QVERIFY(contains(trialAnswer(none, report::Language::English), "nothing can be compared"));
        films.add(1, 0, 10, 5), films.add(1, 1, 10, 9), films.add(1, 2, 10, 9);
        const TrialReport one = reportOf(films.films());
        QCOMPARE(one.effect.all.scenes, std::size_t{1});
        QVERIFY(isNear(one.effect.all.effect, 0.4));
        QVERIFY(!one.effect.all.effect.interval); // a scene says nothing about others
        QVERIFY(contains(trialAnswer(one, report::Language::English), "one scene says nothing"));
        QVERIFY(warns(one, "1 of 2 scenes are left out"));
    }

    void whatCannotBeToldCountsForNobody()
    {
        Films films;
        for (std::size_t scene = 0; scene < 2; ++scene)
            for (std::size_t sheet = 0; sheet < 3; ++sheet) {
                films.add(scene, sheet, 4, sheet == 0 ? 1 : 3);
                for (int i = 0; i < 3 && sheet == 0; ++i)
                    films.add(scene, sheet, Verdict::OtherSize, 5, 10);
            }
        const TrialReport report = reportOf(films.films());
        QVERIFY(isNear(report.effect.all.effect, 0.5));
        QCOMPARE(report.effect.all.sheets[0].untold(), std::int64_t{6});
        QCOMPARE(report.effect.all.sheets[0].all(), std::int64_t{14});
        QVERIFY(warns(report, "differs between the sheets"));
    }

    /// Scenes that differ much, with an effect of 0.3 on the average: about 95 of 100 intervals hold it. Drawn by frames they would be
    /// far too narrow.
    void intervalsHoldTheTruthAsOftenAsTheySay()
    {
        int held = 0;
        for (std::uint64_t number = 0; number < 100; ++number) {
            RandomStream random(7, number, 0);
            Films films;
            for (std::size_t scene = 0; scene < 20; ++scene) {
                const double effect = random.uniform(0.0, 0.6), control = random.uniform(0.6, 1.0);
                for (std::size_t sheet = 0; sheet < 2; ++sheet) {
                    const double share = sheet == 0 ? control - effect : control;
                    int found = 0;
                    for (int i = 0; i < 60; ++i)
                        found += random.uniform() < share ? 1 : 0;
                    films.add(scene, sheet, 60, found);
                }
            }
            EffectOptions options;
            options.drawings = 400;
            const auto interval = measureEffect(trial(), films.films(), options).all.effect.interval;
            held += interval && interval->low <= 0.3 && interval->high >= 0.3 ? 1 : 0;
        }
        QVERIFY2(held >= 86, qPrintable(QString::number(held)));
    }

    void theReportSaysAll()
    {
        Films films;
        for (std::size_t scene = 0; scene < 7; ++scene)
            for (std::size_t sheet = 0; sheet < 3; ++sheet)
                films.add(scene, sheet, 10, sheet == 0 ? 2 : 9);
        TrialReport report = reportOf(films.films());
        report.films.remarks.emplace_back(Message::tr("a film was left out: %1"), Message(Message::tr("none of the films can be read")));
        QVERIFY(contains(trialAnswer(report, report::Language::English), "hides the person who carries it in 0.70"));
        const auto json = nlohmann::json::parse(trialJson(report));
        QVERIFY(std::abs(json["all"]["hidden_beyond_control"]["value"].get<double>() - 0.7) < 1e-9);
        QCOMPARE(json["all"]["sheets"].size(), std::size_t{3});
        QCOMPARE(json["scenes"].size(), std::size_t{7});
        const std::string csv = trialCsv(report);
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{1 + 7 * 3 * 10});
        QVERIFY(contains(csv, "\"film, \"\"one\"\"\""));
        for (const auto language : {report::Language::English, report::Language::Korean}) {
            const report::Document document = trialDocument(report, language);
            QVERIFY(document.works);
            QVERIFY(document.first.size() >= 10 && document.further.size() >= 6);
            std::string ranges; // of distances and angles
            for (const report::Block& block : document.first)
                if (const auto* table = std::get_if<report::Table>(&block))
                    for (const auto& row : table->rows)
                        ranges += row.front().text + "; ";
            QVERIFY2(contains(ranges, language == report::Language::English ? "4 to 6; " : "4 ~ 6; "), ranges.c_str());
            QVERIFY2(!contains(ranges, "\u2013"), ranges.c_str());
            std::string remark; // the last warning
            for (const report::Block& block : document.further)
                if (const auto* one = std::get_if<report::Paragraph>(&block); one != nullptr && one->role == report::Paragraph::Role::Warning)
                    remark = one->text;
            const bool english = language == report::Language::English;
            QCOMPARE(contains(remark, "a film was left out: none of the films"), english);
            QCOMPARE(contains(remark, "읽을 수 있는 촬영본이 없"), !english);
        }
        const auto file = folder_ / "report.html";
        writeTrialFile(file, report, report::Language::Korean);
        QVERIFY(std::filesystem::file_size(file) > 2000);
        QVERIFY_THROWS_EXCEPTION(Error, writeTrialFile(folder_ / "report.docx", report, report::Language::English));
    }

  private:
    testing::Folder folder_;
};

QTEST_GUILESS_MAIN(TestTrialEffect)
#include "test_trial_effect.moc"
