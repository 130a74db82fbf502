// Marks as boxes over a picture and as its legend: each kind with a line and a word of its own.
#include "ui/pictures/mark_boxes.h"

#include <QLocale>
#include <QTest>

#include <set>

namespace blindspot::ui {

namespace {

using metrics::Mark;
using metrics::MarkKind;

std::vector<Mark> oneOfEach()
{
    std::vector<Mark> marks;
    for (const MarkKind kind : metrics::kMarkKinds)
        marks.push_back({{10, 20, 30, 40}, kind, 0.624});
    return marks;
}

} // namespace

class TestMarkBoxes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyKindLooksAndReadsOtherwise()
    {
        const std::vector<PictureBox> boxes = markBoxes(oneOfEach());
        std::set<QString> labels;
        std::set<BoxRole> roles;
        for (const PictureBox& box : boxes) {
            QCOMPARE(box.rect, QRectF(10, 20, 30, 40));
            labels.insert(box.label);
            roles.insert(box.role);
        }
        QCOMPARE(labels.size(), boxes.size());
        QCOMPARE(roles.size(), boxes.size());
        QCOMPARE(boxes[0].label, QStringLiteral("0.62"));
        QCOMPARE(boxes[2].label, QStringLiteral("hidden"));
        QVERIFY(boxes[4].label.endsWith("0.62"));
    }

    void theLegendNamesWhatIsThere()
    {
        std::vector<Mark> marks = oneOfEach();
        const std::vector<BoxLegend::Entry> all = markLegend(marks), key = markKey(marks);
        QCOMPARE(all.size(), marks.size());
        QCOMPARE(key.size(), marks.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].role, key[i].role);
        marks = {marks[2], marks[2]};
        QCOMPARE(markLegend(marks).size(), std::size_t{1});
        QVERIFY(markLegend(marks)[0].text.startsWith("2 "));
        QCOMPARE(markKey(marks)[0].text, QStringLiteral("hidden"));
        QVERIFY(markTip({0.25, 0.15}).contains("IoU 0.15"));
    }

    void aNarrowLegendHasMoreRows()
    {
        BoxLegend legend;
        legend.setEntries(markKey(oneOfEach()));
        const int wide = legend.heightForWidth(legend.sizeHint().width()),
                  narrow = legend.heightForWidth(300);
        QCOMPARE(wide, legend.sizeHint().height());
        QVERIFY(narrow >= 2 * wide);
        // What is narrower than a single entry has a row for each and no more.
        QCOMPARE(legend.heightForWidth(1), static_cast<int>(oneOfEach().size()) * wide);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestMarkBoxes)
#include "test_mark_boxes.moc"
