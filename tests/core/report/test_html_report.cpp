// The report as HTML, its charts, and the choice of the kind of file by its ending.
#include "core/common/error.h"
#include "core/report/chart_shapes.h"
#include "core/report/data_uri.h"
#include "core/report/document.h"
#include "core/report/html_marks.h"
#include "core/report/html_report.h"
#include "core/report/line_look.h"
#include "core/report/report_csv.h"
#include "core/report/report_file.h"
#include "core/report/report_json.h"
#include "core/report/svg_chart.h"
#include "tests/core/report/sample_report.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <set>
#include <variant>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;

namespace {

/// Empty where the page is well-formed: as XML, once the elements that HTML does not close are closed.
QString faultOf(const std::string& html)
{
    QString text = QString::fromStdString(html);
    text.replace(QRegularExpression("<(meta|img|br)([^>]*)>"), "<\\1\\2/>");
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? QString("%1 at line %2").arg(reader.errorString()).arg(reader.lineNumber())
                             : QString();
}

EvaluationReport withNames(const std::string& name)
{
    EvaluationReport report = testing::sampleReport();
    report.id = report.createdAt = report.className = name;
    report.selection = report.dataset = name;
    for (DetectorFacts& detector : report.detectors)
        detector.name = detector.architecture = detector.file = name;
    for (PatchFacts& patch : report.patches)
        patch.name = patch.run = patch.trainedOn = patch.recipe = patch.placement = patch.file = name;
    for (DefenceFacts& defence : report.defences)
        defence.text = name;
    for (ImageFindings& image : report.images)
        image.file = name;
    report.warnings = {name};
    report.libraries = {{name, name}};
    report.timing.deviceName = name;
    return report;
}

std::string contentOf(const QString& file)
{
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll().toStdString() : std::string();
}

} // namespace

class TestHtmlReport : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPageOfItsOwn()
    {
        EvaluationReport report = testing::sampleReport();
        report.detectors.front().assumptions = {"the activation is silu & more"};
        report.detectors.front().differences = {"eps is 0.03"};
        const ReportPictures pictures = testing::samplePictures(report);
        QCOMPARE(pictures.examples.size(), std::size_t{3});
        for (const Language language : {Language::English, Language::Korean}) {
            const std::string html = toHtml(report, pictures, language);
            QCOMPARE(faultOf(html), QString());
            const QString text = QString::fromStdString(html);
            QVERIFY(
                text.contains(QString("<html lang=\"%1\">").arg(language == Language::Korean ? "ko" : "en")));
            QVERIFY(!text.contains("<script"));
            // Nothing outside: all sources are data, and the only address is that of the SVG namespace.
            QCOMPARE(text.count("src=\""), text.count("src=\"data:image/"));
            QCOMPARE(text.count("http"), text.count("http://www.w3.org/2000/svg") + text.count("http-equiv"));
            QCOMPARE(text.count("data:image/jpeg"), 6);
            QCOMPARE(text.count("data:image/png"), 1);
            // Two charts of the arms, three sweeps by who is noticed and by the AP50, the loss; six pictures with boxes; a line
            // for each kind of box.
            QCOMPARE(text.count("role=\"img\""), 9);
            QVERIFY(text.contains(QString::fromStdString(report.detectors[1].sha256)));
            QVERIFY(text.contains(QString::fromStdString(report.imagesSha256)));
            QVERIFY(text.contains("the activation is silu &amp; more"));
            QVERIFY(text.contains("eps is 0.03"));
            QVERIFY(text.contains(language == Language::Korean ? "파일에 없어 가정한 것" : "Assumed, as its file does not say"));
            QVERIFY(!text.contains("{0}"));
        }
    }

    void namesAreEscaped()
    {
        const EvaluationReport report = withNames("<script>alert(1)</script>\"'&\x01");
        const std::string html = toHtml(report, testing::samplePictures(report), Language::English);
        QCOMPARE(faultOf(html), QString());
        QCOMPARE(html.find("<script"), std::string::npos);
    }

    void theArmsLeadWithWhoIsNoticed()
    {
        const EvaluationReport report = testing::sampleReport();
        const QString english = QString::fromStdString(toHtml(report, {}, Language::English));
        const qsizetype first = english.indexOf("<th scope=\"col\">Arm</th>");
        QVERIFY(english.mid(first).startsWith(
            "<th scope=\"col\">Arm</th><th scope=\"col\" class=\"n\">Noticed</th><th scope=\"col\" class=\"n\">Hidden</th>"
            "<th scope=\"col\" class=\"n\">Found</th><th scope=\"col\" class=\"n\">AP50</th>"));
        QVERIFY(english.contains("<td class=\"n\"><b>15</b><br><small>0.306 [0.246, 0.366]</small></td>"));
        QVERIFY(english.contains("centred in the object or overlaps it by IoU 0.1"));
        // All boxes, groups, sizes in the input, transfer, defences.
        for (const char* text : {"Attack success", "Hidden by the patch", "below 128", "256 and more", "Half seen: noticed, but not found.",
                                 "▪ 0.766 → 0.531", "beyond the control that hides most", "640 pixels wide"})
            QVERIFY2(english.contains(text), text);
        const QString korean = QString::fromStdString(toHtml(report, {}, Language::Korean));
        for (const char* text : {"알아챔", "숨김", "반쯤 보임", "32 미만", "256 이상", "이미지당 박스"})
            QVERIFY2(korean.contains(text), text);
    }

    void anOlderReportLeadsWithTheAp50()
    {
        const EvaluationReport report = testing::withoutNoticed(testing::sampleReport());
        const QString html = QString::fromStdString(toHtml(report, {}, Language::English));
        QVERIFY(html.contains("<th scope=\"col\">Arm</th><th scope=\"col\" class=\"n\">AP50</th><th scope=\"col\" class=\"n\">AP</th>"));
        for (const char* text : {"Noticed", "noticed", "Hidden", "below 128"})
            QVERIFY2(!html.contains(text), text);
        QCOMPARE(html.count("role=\"img\""), 5); // no charts of it, nor a loss
    }

    void theChartsAreOfWhoIsNoticed()
    {
        const EvaluationReport report = testing::sampleReport(), older = testing::withoutNoticed(report);
        const Condition& condition = report.groups[0].conditions[0];
        const Chart arms = armsChart(condition, 0, Language::English);
        QCOMPARE(arms.y.title, std::string("noticed"));
        QCOMPARE(arms.series[3].points[0].y, *condition.arms[3].noticedShare.value);
        const Chart byAp50 = armsChart(condition, 0, Measure::Ap50, Language::English);
        QCOMPARE(byAp50.series[3].points[0].y, *condition.arms[3].ap50.value);
        QVERIFY(byAp50.y.title != arms.y.title && byAp50.title != arms.title);
        const Chart steps = sweepChart(report.sweeps[0], Measure::Noticed, Language::English);
        QCOMPARE(steps.series[3].points.size(), report.sweeps[0].points.size());
        QVERIFY(steps.series[3].points.back().interval == report.sweeps[0].points.back().arms[3].noticedShare.interval);
        QVERIFY(steps.y.high <= 1 && steps.y.high >= steps.series[0].points[0].y);
        QCOMPARE(sweepChart(report.sweeps[0], Language::English).y.title, std::string("noticed"));
        const Chart detectors = detectorsChart(report, 0, Measure::Noticed, Language::English);
        QCOMPARE(detectors.x.ticks.size(), report.detectors.size());
        QCOMPARE(detectors.series.size(), std::size_t{4});
        for (std::size_t detector = 0; detector < report.detectors.size(); ++detector) {
            QCOMPARE(detectors.x.ticks[detector].label, report.detectors[detector].name);
            const auto* figures = report.groups[0].find(static_cast<std::int64_t>(detector), 0)->find(metrics::Arm::Patch, 0);
            QCOMPARE(detectors.series[3].points[detector].y, *figures->noticedShare.value);
            QVERIFY(std::abs(detectors.series[3].points[detector].x - static_cast<double>(detector)) < 0.5);
        }
        QVERIFY(detectorsChart(report, 99, Measure::Noticed, Language::English).series.empty());
        QCOMPARE(sweepChart(report.sweeps[0], Measure::Ap50, Language::English).series[3].points[0].y,
                 *report.sweeps[0].points[0].arms[3].ap50.value);
        QCOMPARE(armsChart(older.groups[0].conditions[0], 0, Language::English).y.title, std::string("AP50"));
        QCOMPARE(armsChart(older.groups[0].conditions[0], 0, Language::English).series[3].points[0].y, *condition.arms[3].ap50.value);
        QCOMPARE(sweepChart(older.sweeps[0], Language::English).y.title, std::string("AP50"));
    }

    void littleIsEnough()
    {
        EvaluationReport report;
        QCOMPARE(faultOf(toHtml(report, {}, Language::English)), QString());
        report.detectors.resize(1);
        report.patches.resize(1);
        report.defences = {{"none", "none", 0}};
        report.groups.resize(1);
        report.groups[0].images = 3;
        report.groups[0].conditions.resize(1);
        report.sweeps.resize(1);
        QCOMPARE(faultOf(toHtml(report, {}, Language::Korean)), QString());
        QVERIFY(toHtml(report, {}, Language::English).find("AP50 is not defined here") != std::string::npos);
    }

    void chartsStayInTheirFrame()
    {
        EvaluationReport report = testing::sampleReport();
        report.sweeps[0].points[0].arms[3].ap50.interval = Interval{-0.2, 1.7};
        const Condition& condition = report.groups[0].conditions[0];
        for (const Chart& chart :
             {armsChart(condition, 0, Language::Korean), precisionChart(condition, 0, Language::English),
              sweepChart(report.sweeps[0], Language::English), sweepChart(report.sweeps[1], Language::Korean),
              lossChart({{1, 5.0}, {2, std::nan("")}, {3, -7.0}}, Language::English),
              lossChart({{5, 1.0}}, Language::English)}) {
            QVERIFY(!chart.series.empty());
            QVERIFY(chart.x.ticks.size() >= 1 && chart.y.ticks.size() >= 2 && chart.y.ticks.size() < 12);
            for (const ChartShape& shape : layOut(chart, 480, 320, 13))
                for (const Spot& spot : shape.points)
                    QVERIFY2(spot.x >= -5 && spot.x <= 485 && spot.y >= 0 && spot.y <= 320,
                             shape.text.c_str());
            QCOMPARE(faultOf(svgOf(chart)), QString());
        }
    }

    void seriesDifferWithoutColour()
    {
        const Chart chart = sweepChart(testing::sampleReport().sweeps[0], Language::English);
        QCOMPARE(chart.series.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t k = 0; k < i; ++k) {
                const LineLook a = lookOf(chart.series[i].role), b = lookOf(chart.series[k].role);
                QVERIFY(a.dashes != b.dashes || a.width != b.width);
                QVERIFY(markerOf(chart.series[i]) != markerOf(chart.series[k]));
            }
    }

    void boxesDifferWithoutColour()
    {
        for (const Language language : {Language::English, Language::Korean}) {
            std::set<std::string> words;
            std::set<std::vector<double>> dashes;
            for (const MarkKind kind : kMarkKinds) {
                words.insert(markText(kind, language));
                dashes.insert(lookOf(kind).dashes);
            }
            QCOMPARE(words.size(), kMarkKinds.size());
            QCOMPARE(dashes.size(), kMarkKinds.size());
        }
    }

    void theLegendNamesTheBoxesThereAre()
    {
        const EvaluationReport report = testing::sampleReport();
        const Document document = documentOf(report, testing::samplePictures(report), Language::English);
        const Examples* examples = nullptr;
        for (const Block& block : document.first)
            if (const auto* one = std::get_if<Examples>(&block)) examples = one;
        QVERIFY(examples && !examples->legend.empty());
        std::set<MarkKind> there;
        for (const ExampleColumn& column : examples->columns)
            for (const MarkedPicture* picture : {&column.before, &column.after})
                for (const Mark& mark : picture->marks)
                    there.insert(mark.kind);
        QVERIFY(std::set(examples->legend.begin(), examples->legend.end()) == there);
        const QString html = legendHtml(examples->legend, Language::English).c_str();
        QCOMPARE(html.count("<svg"), static_cast<int>(there.size()));
    }

    void base64OfRfc4648()
    {
        const std::pair<const char*, const char*> known[] = {{"", ""},
                                                             {"f", "Zg=="},
                                                             {"fo", "Zm8="},
                                                             {"foo", "Zm9v"},
                                                             {"foob", "Zm9vYg=="},
                                                             {"fooba", "Zm9vYmE="},
                                                             {"foobar", "Zm9vYmFy"}};
        for (const auto& [text, code] : known)
            QCOMPARE(base64(std::as_bytes(std::span(text, std::char_traits<char>::length(text)))),
                     std::string(code));
    }

    void theEndingChooses()
    {
        QTemporaryDir folder;
        const EvaluationReport report = testing::sampleReport();
        const auto write = [&](const char* name) {
            writeReport(folder.filePath(name).toStdString(), report, {}, Language::English);
            return contentOf(folder.filePath(name));
        };
        QCOMPARE(write("a.json"), toJson(report));
        QCOMPARE(write("a.CSV"), toCsv(report));
        QCOMPARE(write("a.html"), toHtml(report, {}, Language::English));
        QVERIFY(reportKindOf("x/report.PDF") == ReportKind::Pdf);
        for (const char* name : {"a.docx", "a", ".pdf.txt"}) {
            try {
                (void) reportKindOf(name);
                QFAIL(name);
            } catch (const Error& error) {
                QVERIFY(QString(error.what()).contains(".pdf, .html, .json or .csv"));
            }
        }
        QVERIFY_EXCEPTION_THROWN(write("a.pdf"), Error);
        QVERIFY_EXCEPTION_THROWN(write("no/such/folder.json"), Error);
    }
};

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "test_html_report.moc"
