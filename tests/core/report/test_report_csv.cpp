// The table of figures: read back by a reader of RFC 4180, its columns, its numbers in any locale.
#include "core/report/report_csv.h"
#include "tests/core/report/sample_report.h"

#include <QtTest>

#include <clocale>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;

namespace {

using Table = std::vector<std::vector<std::string>>;

/// RFC 4180, strictly: false for anything else.
bool parse(const std::string& text, Table& table)
{
    std::vector<std::string> row;
    std::string cell;
    for (std::size_t i = 0; i < text.size();) {
        if (cell.empty() && text[i] == '"') {
            for (++i;; ++i) {
                if (i >= text.size()) return false;
                if (text[i] != '"')
                    cell += text[i];
                else if (i + 1 < text.size() && text[i + 1] == '"')
                    cell += text[i++];
                else
                    break;
            }
            ++i;
        }
        if (text.compare(i, 2, "\r\n") == 0) {
            row.push_back(std::exchange(cell, {}));
            table.push_back(std::exchange(row, {}));
            i += 2;
        } else if (text[i] == ',') {
            row.push_back(std::exchange(cell, {}));
            ++i;
        } else if (text[i] == '"' || text[i] == '\r' || text[i] == '\n') {
            return false;
        } else
            cell += text[i++];
    }
    return row.empty() && cell.empty();
}

class Cells {
  public:
    explicit Cells(const EvaluationReport& report) : good_(parse(toCsv(report), table_)) {}
    bool good() const { return good_; }
    std::size_t rows() const { return table_.size() - 1; }
    bool rectangular() const
    {
        return std::all_of(table_.begin(), table_.end(),
                           [&](const auto& row) { return row.size() == table_.front().size(); });
    }
    std::string at(std::size_t row, const std::string& column) const
    {
        const auto& names = table_.front();
        const auto place = std::find(names.begin(), names.end(), column);
        return place == names.end() ? "no such column"
                                    : table_.at(row + 1).at(static_cast<std::size_t>(place - names.begin()));
    }

  private:
    Table table_;
    bool good_;
};

} // namespace

class TestReportCsv : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aRowForEachArm()
    {
        const Cells cells(testing::sampleReport());
        QVERIFY(cells.good());
        QVERIFY(cells.rectangular());
        // Two groups, two detectors, three defences, clean and twice three arms; three sweeps of five points,
        // four arms.
        QCOMPARE(cells.rows(), std::size_t{2 * 2 * 3 * 7 + 3 * 5 * 4});
    }

    void whatStandsInThem()
    {
        const EvaluationReport report = testing::sampleReport();
        const Cells cells(report);
        QCOMPARE(cells.at(0, "group"), "held_out");
        QCOMPARE(cells.at(0, "images"), "20");
        QCOMPARE(cells.at(0, "arm"), "clean");
        QCOMPARE(cells.at(0, "patch"), "");
        QCOMPARE(cells.at(0, "ap50"), "0.67");
        QCOMPARE(cells.at(0, "attack_success"), "");
        QCOMPARE(cells.at(0, "clean_cost"), "0");
        QCOMPARE(cells.at(0, "control"), "");
        QCOMPARE(cells.at(3, "arm"), "patch");
        QCOMPARE(cells.at(3, "patch"), "hide person");
        QCOMPARE(cells.at(3, "control"), "grey");
        const Effect& effect = report.groups[0].conditions[0].effects[0];
        QCOMPARE(std::stod(cells.at(3, "effect_ap50")), *effect.ap50.value);
        QCOMPARE(std::stod(cells.at(3, "effect_ap50_low")), effect.ap50.interval->low);
        QCOMPARE(std::stod(cells.at(2, "small_lost")), report.groups[0].conditions[0].arms[2].sizes[0].lost);
        QCOMPARE(cells.at(7, "defence"), "jpeg:quality=75");
        QCOMPARE(cells.at(84, "sweep"), "scale");
        QCOMPARE(cells.at(84, "value"), "0.5");
        QCOMPARE(cells.at(87, "control"), "grey");
    }

    void whoIsNoticed()
    {
        const EvaluationReport report = testing::sampleReport();
        const Cells cells(report);
        const Condition& bare = report.groups[0].conditions[0];
        const ArmFigures& patch = bare.arms[3];
        const auto value = [&cells](std::size_t row, const char* column) { return std::stod(cells.at(row, column)); };
        QCOMPARE(value(3, "noticed_share"), *patch.noticedShare.value);
        QCOMPARE(value(3, "noticed_share_low"), patch.noticedShare.interval->low);
        QCOMPARE(value(3, "hidden_share"), *patch.hiddenShare.value);
        QCOMPARE(value(3, "noticed"), patch.noticed);
        QCOMPARE(value(3, "noticed_clean"), patch.noticedClean);
        QCOMPARE(value(3, "hidden"), patch.hidden);
        QCOMPARE(value(3, "invented_on_objects"), patch.inventedOnObjects);
        QCOMPARE(value(3, "boxes_per_image"), patch.boxesPerImage);
        QCOMPARE(value(3, "input_below_64_hidden"), patch.inputSizes[1].hidden);
        QCOMPARE(value(3, "input_from_256_noticed_clean"), patch.inputSizes[4].noticedClean);
        QCOMPARE(value(3, "input_from_256_found"), patch.inputSizes[4].found);
        QCOMPARE(cells.at(3, "hiding_control"), "grey");
        QCOMPARE(value(3, "effect_hidden"), *bare.effects[0].hidden.value);
        QCOMPARE(value(3, "effect_hidden_high"), bare.effects[0].hidden.interval->high);
        QCOMPARE(cells.at(2, "effect_hidden"), "");
        QCOMPARE(value(7, "clean_cost_noticed"), *report.groups[0].conditions[1].cleanCostNoticed.value);
        QCOMPARE(cells.at(7, "regained_noticed"), "");
        QCOMPARE(value(10, "regained_noticed"), *report.groups[0].conditions[1].regainedNoticed[0].value);
        QCOMPARE(value(87, "effect_hidden"), *report.sweeps[0].points[0].effect.hidden.value);
    }

    void anOlderReportLeavesThatOpen()
    {
        const EvaluationReport report = testing::withoutNoticed(testing::sampleReport());
        const Cells cells(report);
        QVERIFY(cells.good() && cells.rectangular());
        for (const char* column : {"noticed_share", "noticed_share_high", "noticed", "hidden", "boxes_per_image",
                                   "input_below_32_objects", "input_from_256_found", "hiding_control", "effect_hidden",
                                   "regained_noticed"})
            QCOMPARE(cells.at(3, column), "");
        QCOMPARE(cells.at(0, "clean_cost_noticed"), "");
        QCOMPARE(cells.at(3, "control"), "grey");
        QCOMPARE(std::stod(cells.at(10, "regained")), *report.groups[0].conditions[1].regained[0].value); // none has moved
    }

    void namesAreQuoted()
    {
        EvaluationReport report = testing::sampleReport();
        report.className = "a \"b\", c";
        report.patches[0].name = "two\r\nlines";
        const Cells cells(report);
        QVERIFY(cells.good());
        QVERIFY(cells.rectangular());
        QCOMPARE(cells.at(0, "class"), report.className);
        QCOMPARE(cells.at(3, "patch"), report.patches[0].name);
    }

    void whatWasAssumedOfTheDetectorStandsInEachRow()
    {
        EvaluationReport report = testing::sampleReport();
        report.detectors.front().assumptions = {"the activation is silu", "the input is 640 x 640 pixels"};
        const Cells cells(report);
        QVERIFY(cells.good() && cells.rectangular());
        QCOMPARE(cells.at(1, "detector_assumptions"),
                 std::string("the activation is silu; the input is 640 x 640 pixels"));
    }

    void numbersDoNotFollowTheLocale()
    {
        const std::string before = toCsv(testing::sampleReport());
        for (const char* locale : {"de_DE.UTF-8", "ko_KR.UTF-8", "C"})
            if (std::setlocale(LC_ALL, locale)) QCOMPARE(toCsv(testing::sampleReport()), before);
        std::setlocale(LC_ALL, "C");
    }
};

QTEST_APPLESS_MAIN(TestReportCsv)
#include "test_report_csv.moc"
