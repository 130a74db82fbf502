// The names of the pages: what the settings keep, and where links lead.
#include "ui/session/page.h"

#include <QTest>

namespace blindspot::ui {

class TestPage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// What an earlier version has kept is still the same page.
    void numbersOfTheSettings()
    {
        const PageId order[] = {PageId::Dataset, PageId::Detectors, PageId::Train, PageId::Runs, PageId::Evaluate, PageId::Live, PageId::Studies};
        for (int number = 0; number < 6; ++number) {
            QVERIFY(pageOfNumber(number) == order[number]);
            QCOMPARE(numberOf(order[number]), number);
            QVERIFY(kPageIds.at(static_cast<std::size_t>(number)) == order[number]);
        }
        for (const int other : {-1, 7, 99})
            QVERIFY(pageOfNumber(other) == PageId::Dataset);
    }

    void linksLeadToPages()
    {
        QVERIFY(pageOfLink("dataset") == PageId::Dataset);
        QVERIFY(pageOfLink("detectors") == PageId::Detectors);
        QVERIFY(pageOfLink("train") == PageId::Train);
        QVERIFY(pageOfLink("runs") == PageId::Runs);
        QVERIFY(pageOfLink("evaluate") == PageId::Evaluate);
        QVERIFY(pageOfLink("live") == PageId::Live);
        QVERIFY(pageOfLink("studies") == PageId::Studies);
        QVERIFY(!pageOfLink("Dataset") && !pageOfLink({}) && !pageOfLink("https://example.org"));
    }
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestPage)
#include "test_page.moc"
