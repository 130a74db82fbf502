// Reports as JSON: everything comes back, older and newer ones as far as they go, and what is not such a
// report is refused with its place.
#include "core/common/error.h"
#include "core/report/conclusion.h"
#include "core/report/html_report.h"
#include "core/report/repeat_command.h"
#include "core/report/report_csv.h"
#include "core/report/report_json.h"
#include "tests/core/report/any_report.h"
#include "tests/core/report/sample_report.h"

#include <QElapsedTimer>
#include <QtTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;
using Json = nlohmann::ordered_json;

namespace {

std::string errorOf(const std::string& text)
{
    try {
        (void) reportFromJson(text, "some.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const std::size_t at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

/// Pointers to all members of all objects, those of an object after the object itself.
void addMembers(const Json& json, const std::string& at, std::vector<std::string>& members)
{
    if (json.is_object())
        for (const auto& [key, value] : json.items()) {
            const std::string member = at + "/" + key;
            members.push_back(member);
            addMembers(value, member, members);
        }
    if (json.is_array())
        for (std::size_t i = 0; i < json.size(); ++i)
            addMembers(json[i], at + "/" + std::to_string(i), members);
}

/// By the kind of object, which is the name of the list or member that it stands in.
bool isRequired(const Json::json_pointer& member)
{
    static const std::map<std::string, std::set<std::string>> kRequired = {
        {"",
         {"format", "class", "random_seeds", "bootstrap_drawings", "seed", "detectors", "patches", "defences",
          "groups"}},
        {"detectors", {"name"}},
        {"patches", {"name"}},
        {"trained_on_others", {"name"}},
        {"defences", {"name", "text"}},
        {"groups", {"images", "objects", "conditions"}},
        {"conditions", {"detector", "defence", "arms"}},
        {"arms", {"arm", "patch", "objects", "sizes"}},
        {"sizes", {"objects"}},
        {"input_sizes", {"objects"}},
        {"aim", {"cases", "successes"}},
        {"effects", {"patch", "control"}},
        {"effect", {"patch", "control"}},
        {"sweeps", {"kind", "detector", "patch", "points"}},
        {"points", {"value", "arms", "effect"}},
        {"images", {"id", "file", "width", "height", "order", "annotations", "arms"}}};
    Json::json_pointer object = member.parent_pointer();
    if (!object.empty() && std::isdigit(static_cast<unsigned char>(object.back().front())))
        object = object.parent_pointer();
    const auto kind = kRequired.find(object.empty() ? "" : object.back());
    return kind != kRequired.end() && kind->second.contains(member.back());
}

/// Null, 0, an empty text or list, "unknown", the aim that all had before there were others, or an object of such members.
bool saysNothing(const Json& json)
{
    if (json.is_object())
        return std::all_of(json.begin(), json.end(), [](const Json& value) { return saysNothing(value); });
    return json.is_null() || json == false || json == 0 || json == "" || json == Json::array() || json == "unknown" || json == "hide" || json == -1;
}

} // namespace

class TestReportJson : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void anyReportComesBack()
    {
        QVERIFY(rc::check("what is written is read", [](std::uint64_t seed) {
            const EvaluationReport report = testing::AnyReport(seed).make();
            const std::string text = toJson(report);
            RC_ASSERT(text.find('\n') == std::string::npos);
            RC_ASSERT(reportFromJson(text, "") == report);
        }));
    }

    void theFormatStandsFirst()
    {
        const std::string text = toJson(testing::sampleReport());
        QVERIFY(text.starts_with(R"({"format":1,"id":"20261122-104501-3fa2",)"));
        QVERIFY(QByteArray::fromStdString(text).contains(R"(["clean")") ||
                text.find(R"("arm":"clean")") != std::string::npos);
    }

    void whatIsNotFiniteIsNull()
    {
        EvaluationReport report = testing::sampleReport();
        report.confidence = std::nan("");
        report.groups[0].conditions[0].arms[0].ap50.value = INFINITY;
        const EvaluationReport back = reportFromJson(toJson(report), "");
        QVERIFY(std::isnan(back.confidence));
        QVERIFY(!back.groups[0].conditions[0].arms[0].ap50.value);
        QVERIFY(back.groups[0].conditions[0].arms[0].ap50.interval.has_value());
    }

    void namesThatAreNotUtf8AreWritten()
    {
        EvaluationReport report = testing::sampleReport();
        report.images[0].file = "caf\xe9.jpg";
        QCOMPARE(reportFromJson(toJson(report), "").images[0].file, std::string("caf\xef\xbf\xbd.jpg"));
    }

    void refused_data()
    {
        const std::string good = toJson(testing::sampleReport());
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << text << QString(says);
        };
        row("empty", "", "no valid JSON");
        row("cut", good.substr(0, good.size() / 2), "no valid JSON");
        row("a list", "[]", "is no object");
        row("another object", R"({"a":1})", "'format' is missing");
        row("newer", replaced(good, R"("format":1)", R"("format":2)"),
            "written by a newer Blindspot (0.1.0): its format is 2, and this version reads 1");
        row("older than any", replaced(good, R"("format":1)", R"("format":0)"),
            "format 0, which this version does not know");
        row("no number", replaced(good, R"("confidence":0.25)", R"("confidence":"0.25")"),
            "'confidence' is no number");
        row("missing", replaced(good, R"("class":"person",)", ""), "'class' is missing");
        row("an arm", replaced(good, R"("arm":"grey")", R"("arm":"gray")"),
            "'groups[0].conditions[0].arms[1].arm' is 'gray', which is not known");
        row("a fraction", replaced(good, R"("seed":7)", R"("seed":7.5)"), "'seed' is no whole number");
        row("negative", replaced(good, R"("seed":7)", R"("seed":-7)"), "'seed' is no whole number from 0");
        row("too large", replaced(good, R"("random_seeds":3)", R"("random_seeds":9223372036854775808)"),
            "'random_seeds'");
        row("a figure", replaced(good, R"("ap50":[)", R"("ap50":[1,)"), "has 4 elements, not 3");
        row("no such detector", replaced(good, R"("detector":0)", R"("detector":2)"),
            "detector 2 of 2 is used");
        row("no such patch", replaced(good, R"("arm":"grey","patch":0)", R"("arm":"grey","patch":-1)"),
            "patch -1 of 2 is used");
    }
    void refused()
    {
        QFETCH(std::string, text);
        QFETCH(QString, says);
        const QString error = QString::fromStdString(errorOf(text));
        QVERIFY2(error.contains(says), qPrintable(error));
        QVERIFY2(error.contains("some.json"), qPrintable(error));
    }

    void eitherRequiredOrNotKnown()
    {
        // Every member of a report, taken away in turn: what it says then differs in that member alone.
        QVERIFY(rc::check("a member less", [](std::uint64_t seed) {
            const Json whole = Json::parse(toJson(testing::AnyReport(seed).make()));
            std::vector<std::string> members;
            addMembers(whole, "", members);
            const std::string& member = members[seed % members.size()];
            const Json::json_pointer at(member);
            Json less = whole;
            less[at.parent_pointer()].erase(at.back());
            if (isRequired(at)) {
                RC_ASSERT(errorOf(less.dump()).find(at.back() + "' is missing") != std::string::npos);
                return;
            }
            Json again = Json::parse(toJson(reportFromJson(less.dump(), "")));
            RC_ASSERT(again.contains(at));
            RC_ASSERT(saysNothing(again[at]));
            again[at] = whole[at];
            RC_ASSERT(again == whole);
        }));
    }

    void membersOfALaterVersionArePassedOver()
    {
        QVERIFY(rc::check("a member more", [](std::uint64_t seed) {
            const EvaluationReport report = testing::AnyReport(seed).make();
            Json more = Json::parse(toJson(report));
            std::vector<std::string> members;
            addMembers(more, "", members);
            const Json::json_pointer at(members[seed % members.size()]);
            more[at.parent_pointer()]["a later one"] = {{"what", 1}};
            RC_ASSERT(reportFromJson(more.dump(), "") == report);
        }));
    }

    void olderReportSaysWhatItKnows()
    {
        // As reports were before they told `first_images`, `unreadable`, `nms_iou` and who is noticed.
        EvaluationReport report = testing::sampleReport();
        report.warnings = {"3 images could not be read and were left out",
                           "the figures are of 4 images: so few say little of others, whatever the interval",
                           "another, kept"};
        Json older = Json::parse(toJson(report));
        for (const char* later : {"first_images", "unreadable", "nms_iou", "notice_overlap", "aim", "target"})
            QCOMPARE(older.erase(later), std::size_t{1});
        for (Json& condition : older["groups"][0]["conditions"]) {
            for (const char* later : {"clean_cost_noticed", "regained_noticed"})
                QCOMPARE(condition.erase(later), std::size_t{1});
            for (Json& arm : condition["arms"])
                for (const char* later : {"noticed_share", "hidden_share", "noticed", "noticed_clean", "hidden",
                                          "invented_on_objects", "boxes_per_image", "input_sizes", "aim"})
                    QCOMPARE(arm.erase(later), std::size_t{1});
            for (Json& effect : condition["effects"])
                for (const char* later : {"hiding_control", "hidden", "aim_control", "aim"})
                    QCOMPARE(effect.erase(later), std::size_t{1});
        }
        const EvaluationReport back = reportFromJson(older.dump(), "");
        QVERIFY(std::isnan(back.nmsIou));
        QVERIFY(back.aim == Aim::Hide && back.target.empty());
        QCOMPARE(repeatCommand(back).find("--iou"), std::string::npos);
        QVERIFY(repeatCommand(back).find("--confidence 0.25") != std::string::npos);
        QVERIFY(!back.firstImages);
        QCOMPARE(back.unreadable, 3);
        QCOMPARE(back.warnings, std::vector<std::string>{"another, kept"});
        const ArmFigures& patch = *back.groups[0].find(0, 0)->find(Arm::Patch);
        QVERIFY(!patch.noticedShare.value && std::isnan(patch.noticed) && patch.inputSizes.empty());
        QCOMPARE(patch.found, report.groups[0].find(0, 0)->find(Arm::Patch)->found);
        const Effect& effect = back.groups[0].conditions[0].effects[0];
        QVERIFY(!effect.hidingControl && !effect.hidden.value);
        QCOMPARE(effect.beatsControl(), effect.ap50.interval->low > 0); // what was measured then
        QVERIFY(back.images == report.images);
    }

    void whatIsNotKnownIsShownAsSuch()
    {
        // The least that is read can be shown in every way.
        Json least = Json::parse(toJson(testing::sampleReport()));
        std::vector<std::string> members;
        addMembers(least, "", members);
        for (auto member = members.rbegin(); member != members.rend(); ++member) {
            const Json::json_pointer at(*member);
            if (!isRequired(at)) least[at.parent_pointer()].erase(at.back());
        }
        const EvaluationReport report = reportFromJson(least.dump(), "");
        const std::string html = toHtml(report, {}, Language::English);
        QVERIFY(html.find("person") != std::string::npos);
        QVERIFY(html.find("nan") == std::string::npos);
        QVERIFY(html.find("0 × 0") == std::string::npos);
        QVERIFY(toCsv(report).find("nan") == std::string::npos);
        QCOMPARE(repeatCommand(report).find("nan"), std::string::npos);
        QVERIFY(!conclude(report, Language::English).beatsControl);
    }

    void mutationsNeverCrash()
    {
        EvaluationReport small = testing::sampleReport();
        small.images.resize(1);
        small.groups.resize(1);
        small.sweeps.resize(1);
        const std::string good = toJson(small);
        QVERIFY(rc::check("a changed byte is an Error or another report", [&](std::uint32_t at, char by) {
            std::string text = good;
            text[at % text.size()] = by;
            (void) errorOf(text); // anything but an Error would end the test
        }));
    }

    void aLargeOneIsQuick()
    {
        EvaluationReport report = testing::sampleReport();
        report.defences.resize(7, {"jpeg", "jpeg:quality=50", 0.01});
        report.images.assign(1000, report.images.front());
        for (ImageFindings& image : report.images) {
            image.arms.clear();
            for (std::int64_t defence = 0; defence < 7; ++defence)
                for (const Arm arm : kArms) {
                    ArmDetections seen{0, defence, arm, arm == Arm::Clean ? -1 : 0, {}};
                    for (int i = 0; i < 5; ++i)
                        seen.detections.push_back(
                            {{i / 3.0, i / 7.0, 100 + i / 9.0, 200 + i / 11.0}, 1 / (1.5 + i)});
                    image.arms.push_back(std::move(seen));
                }
        }
        QElapsedTimer timer;
        timer.start();
        const std::string text = toJson(report);
        const qint64 written = timer.restart();
        QVERIFY(reportFromJson(text, "") == report);
        qInfo("%.1f MB: written in %lld ms, read in %lld ms", static_cast<double>(text.size()) / 1e6,
              static_cast<long long>(written), static_cast<long long>(timer.elapsed()));
        QVERIFY(text.size() < 20'000'000);
    }

    void wordsAreQuotedWhereAShellWouldCutThem()
    {
        QCOMPARE(report::shellWord("night-2"), std::string("night-2"));
        QCOMPARE(report::shellWord("size and rate"), std::string("'size and rate'"));
        QCOMPARE(report::shellWord("Ann's"), std::string("'Ann'\\''s'"));
        QCOMPARE(report::shellWord(""), std::string("''"));
    }
};

QTEST_APPLESS_MAIN(TestReportJson)
#include "test_report_json.moc"
