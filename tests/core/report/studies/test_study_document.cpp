// A study's report: its sentences hold back where nothing can be told, its tables and files have every setting, its charts every value.
#include "core/report/chart_shapes.h"
#include "core/report/csv_field.h"
#include "core/report/html_report.h"
#include "core/report/studies/study_document.h"
#include "tests/support/error_text.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

using namespace blindspot;
using namespace blindspot::report;

namespace {

/// Three patch sizes and two losses; the third was stopped early, the fourth failed.
metrics::StudyReport sample()
{
    metrics::StudyReport study;
    study.name = "night <1>";
    study.createdAt = "2026-11-28T12:00:00.000000Z";
    study.version = "1.0";
    study.detector = "tiny";
    study.className = "person";
    study.images = 20;
    study.objects = 60;
    study.rungs = {1.0 / 3, 1};
    study.eta = 3;
    study.settingsAtRung = {3, 2};
    study.complete = true;
    study.options = {{"patch-size", true, {{"100", 100, 2, {0.3, metrics::Interval{0.2, 0.4}}}, {"200", 200, 1, {0.1, metrics::Interval{-0.1, 0.2}}}}},
                     {"losses", false, {{"total", 0, 2, {0.2, {}}}, {"cls,box", 1, 1, {0.3, {}}}}}};
    const auto setting = [](std::vector<std::string> values, double figure, std::size_t rung, bool finished) {
        metrics::StudySettingResult one;
        one.values = std::move(values);
        one.iterations = finished ? 100 : 33;
        one.rung = rung;
        one.finished = finished;
        one.figure = {figure, metrics::Interval{figure - 0.1, figure + 0.1}};
        one.ofSeeds = {figure};
        one.runs = {"run-a"};
        one.evaluations = {"evaluation-a"};
        one.seconds = 12;
        return one;
    };
    study.settings = {setting({"100", "total"}, 0.25, 1, true), setting({"100", "cls,box"}, 0.35, 1, true), setting({"200", "total"}, 0.9, 0, false)};
    metrics::StudySettingResult failed;
    failed.values = {"200", "cls,box"};
    failed.ofSeeds = {std::nullopt};
    failed.runs = failed.evaluations = {""};
    failed.error = Message::verbatim("the disk is full");
    study.settings.push_back(failed);
    study.finalists = {0, 1};
    study.best = metrics::BestSetting{1, {0.35, metrics::Interval{0.25, 0.45}}, {0.31, metrics::Interval{0.18, 0.44}}, {0.3, 0.7}};
    study.importance.options = {{0.6, 0.5, 0.03, 2}, {0.1, 0, 0.4, 2}};
    return study;
}

} // namespace

class TestStudyDocument : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theAnswerNamesTheBestAndWhatChoosingIsWorth()
    {
        const std::string answer = studyAnswer(sample(), Language::English);
        for (const char* part : {"patch size 100, losses cls,box", "0.35 [0.25, 0.45]", "0.31 [0.18, 0.44]", "too good", "70 %", "may well be as good"})
            QVERIFY2(answer.find(part) != std::string::npos, answer.c_str());
        metrics::StudyReport sure = sample();
        sure.best->chosen = {0.05, 0.95};
        QVERIFY(studyAnswer(sure, Language::English).find("may well be as good") == std::string::npos);
        QVERIFY(studyAnswer(sample(), Language::Korean).find("패치 크기 100") != std::string::npos); // the form's words
        metrics::StudyReport nothing = sample();
        nothing.images = 0;
        QVERIFY(studyAnswer(nothing, Language::English).find("Nothing was measured") != std::string::npos);
        QVERIFY(studyAnswer(sample(), Language::Korean).find("가장 좋은 설정") != std::string::npos);
    }

    void aPatchThatHidesNoMoreThanAControlIsNotSaidToHide()
    {
        metrics::StudyReport study = sample();
        study.best->apparent = {-0.01, metrics::Interval{-0.05, 0.03}};
        const std::string answer = studyAnswer(study, Language::English);
        QVERIFY2(answer.find("hides no more than the strongest control") != std::string::npos, answer.c_str());
        QVERIFY2(answer.find("patch hides \u2212") == std::string::npos, answer.c_str());
    }

    void whatItWasChosenFromIsSaid()
    {
        // Three were measured at first and two at the end.
        QVERIFY(studyAnswer(sample(), Language::English).find("in steps from 3") != std::string::npos);
        metrics::StudyReport one = sample();
        one.finalists = {1};
        one.best = metrics::BestSetting{0, {0.35, metrics::Interval{0.25, 0.45}}, {0.34, metrics::Interval{0.2, 0.5}}, {1}};
        std::string answer = studyAnswer(one, Language::English);
        QVERIFY2(answer.find("in steps from 3") != std::string::npos && answer.find("best of 1") == std::string::npos, answer.c_str());
        QVERIFY2(answer.find("drawings") == std::string::npos, answer.c_str());
        one.settingsAtRung = {1}; // the study has just begun
        answer = studyAnswer(one, Language::English);
        QVERIFY2(answer.find("The only setting measured so far") != std::string::npos && answer.find("too good") == std::string::npos, answer.c_str());
        metrics::StudyReport grid = sample();
        grid.settingsAtRung = {2};
        QVERIFY(studyAnswer(grid, Language::English).find("the best of 2 on the same images") != std::string::npos);
    }

    void laterRungsStandFirst()
    {
        QCOMPARE(settingsByRank(sample()), (std::vector<std::size_t>{1, 0, 2, 3}));
    }

    void htmlHasEverySettingAndIsEscaped()
    {
        for (const Language language : {Language::English, Language::Korean}) {
            const std::string html = toHtml(studyDocument(sample(), language));
            QVERIFY(html.find("night &lt;1&gt;") != std::string::npos && html.find("night <1>") == std::string::npos);
            QVERIFY(html.find("the disk is full") != std::string::npos);
            QCOMPARE(QString::fromStdString(html).count("<svg"), qsizetype{4}); // two options, importance, lines
            QVERIFY(html.find("{0}") == std::string::npos && html.find("{1}") == std::string::npos);
        }
        const std::string english = toHtml(studyDocument(sample(), Language::English));
        for (const char* part : {"one seed", "stopped early", "Jamieson", "Tsamardinos", "33 %"})
            QVERIFY2(english.find(part) != std::string::npos, part);
    }

    void chartsHaveALineForEachMeasuredSetting()
    {
        const Chart lines = studyLinesChart(sample(), Language::English);
        QCOMPARE(lines.series.size(), std::size_t{3});
        QVERIFY(lines.series.back().role == SeriesRole::Patch); // the best one
        for (const Series& one : lines.series)
            QCOMPARE(one.points.size(), std::size_t{3});
        const Chart option = studyOptionChart(sample(), 0, Language::English);
        QCOMPARE(option.series.front().points.size(), std::size_t{2});
        QVERIFY(option.y.low <= -0.1 && option.y.high >= 0.4);
    }

    /// A mean without a mark is a hole in its interval.
    void everyMeanHasAMark()
    {
        const Chart option = studyOptionChart(sample(), 0, Language::English);
        QVERIFY(markerOf(option.series.front()) != Marker::None);
        const auto shapes = layOut(option, 480, 320, 13);
        QCOMPARE(std::count_if(shapes.begin(), shapes.end(), [](const ChartShape& one) { return one.kind == ChartShape::Kind::Marker; }), 2);
        const Chart matters = studyImportanceChart(sample(), Language::English);
        QVERIFY(matters.y.low < 0 && matters.y.high > 1); // a mark on 0 or 1 is not cut
    }

    void axesHaveTheWordsOfTheForm()
    {
        metrics::StudyReport study = sample();
        study.settings[0].figure.value = -0.04;
        study.settings[1].figure.value = -0.01;
        study.settings[2].figure.value = -0.02;
        const Chart english = studyLinesChart(study, Language::English), korean = studyLinesChart(study, Language::Korean);
        QCOMPARE(english.x.ticks[0].label, std::string("patch size 100\u00a0to\u00a0200"));
        QCOMPARE(korean.x.ticks[0].label, std::string("패치 크기 100\u00a0~\u00a0200"));
        QVERIFY2(english.x.ticks.back().label.ends_with("\u22120.04\u00a0to\u00a0\u22120.01"), english.x.ticks.back().label.c_str());
        QCOMPARE(studyOptionChart(study, 0, Language::Korean).x.title, std::string("패치 크기"));
        study.options[0].levels[1].from = "150";
        study.options[0].levels[1].upTo = "200";
        QCOMPARE(studyOptionChart(study, 0, Language::Korean).x.ticks[1].label, std::string("150\u00a0~\u00a0200"));
    }

    /// As large letters as on a projector's slide: the labels take more lines, and none is wider than its room.
    void labelsUnderAChartStayApart()
    {
        for (const Language language : {Language::English, Language::Korean}) {
            const Chart lines = studyLinesChart(sample(), language);
            const double font = 24, width = 640, letter = language == Language::Korean ? 0.95 : 0.6;
            std::map<double, std::string> seen;
            for (const ChartShape& shape : layOut(lines, width, 320, font))
                if (shape.kind == ChartShape::Kind::Text && shape.anchor == Anchor::Middle && !shape.upright) {
                    const double half = static_cast<double>(QString::fromStdString(shape.text).size()) * font * letter / 2;
                    QVERIFY2(shape.points[0].x + half < width + font && shape.points[0].x - half > -font, shape.text.c_str());
                    QVERIFY(shape.points[0].y < 320);
                    seen[shape.points[0].x] += shape.text + " ";
                }
            QCOMPARE(seen.size(), lines.x.ticks.size());
            auto tick = lines.x.ticks.begin();
            for (const auto& [place, text] : seen)
                QCOMPARE(QString::fromStdString(text).replace(QChar::Nbsp, ' '),
                         QString::fromStdString((tick++)->label + " ").replace(QChar::Nbsp, ' '));
        }
    }

    void fieldsOfCsvAreQuotedWhereTheyMustBe()
    {
        QCOMPARE(csvField("plain text"), std::string("plain text"));
        QCOMPARE(csvField("cls,box"), std::string("\"cls,box\""));
        QCOMPARE(csvField("a \"b\""), std::string("\"a \"\"b\"\"\""));
        QCOMPARE(csvField("two\nlines"), std::string("\"two\nlines\""));
        QCOMPARE(csvField(""), std::string());
    }

    void filesAreWrittenByTheirEnding()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        for (const char* name : {"a.html", "a.csv", "a.JSON"}) {
            writeStudyFile(base / name, sample(), Language::Korean);
            QVERIFY(std::filesystem::file_size(base / name) > 100);
        }
        QVERIFY(testing::errorOf([&] { writeStudyFile(base / "a.docx", sample(), Language::English); }).find(".html, .csv or .json") !=
                std::string::npos);
        QVERIFY(!std::filesystem::exists(base / "a.docx"));
        QVERIFY(!testing::errorOf([&] { writeStudyFile(base / "absent" / "a.csv", sample(), Language::English); }).empty());
    }

    void csvAndJsonHaveAllFigures()
    {
        const std::string csv = studyCsv(sample());
        QCOMPARE(QString::fromStdString(csv).count('\n'), qsizetype{5});
        QVERIFY2(csv.find("2,100,\"cls,box\",100,1,0.35,") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find(",0.35,run-a,evaluation-a,12,\n") != std::string::npos, csv.c_str());
        const auto json = nlohmann::json::parse(studyJson(sample()));
        QCOMPARE(json["best"]["setting"].get<int>(), 2);
        QCOMPARE(json["settings"].size(), std::size_t{4});
        QVERIFY(json["settings"][3]["hidden_beyond_control"]["value"].is_null());
        QCOMPARE(json["options"][0]["explained"].get<double>(), 0.6);
    }
};

QTEST_GUILESS_MAIN(TestStudyDocument)
#include "test_study_document.moc"
