// Names of classes: equal ones first, else those that differ by case alone.
#include "core/common/class_names.h"

#include <QTest>

#include <optional>
#include <string>
#include <vector>

using namespace blindspot;

class TestClassNames : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void caseIsIgnored()
    {
        QVERIFY(sameClass("person", "Person"));
        QVERIFY(sameClass("TRAFFIC light", "traffic LIGHT"));
        QVERIFY(sameClass("", ""));
        QVERIFY(!sameClass("person", "persons"));
        QVERIFY(!sameClass("persons", "person"));
        QVERIFY(!sameClass("traffic light", "traffic_light"));
        QVERIFY(!sameClass("[", "{")); // 32 apart as a letter and its capital, but no letters
    }

    void otherScriptsAreComparedExactly()
    {
        QVERIFY(sameClass("사람", "사람"));
        QVERIFY(!sameClass("사람", "사림"));
        QVERIFY(!sameClass("Ärmel", "ärmel"));
        QVERIFY(sameClass("ärmel", "äRMEL"));
    }

    void equalNamesComeFirst()
    {
        const std::vector<std::string> list = {"Person", "car", "PERSON", "person", "car"};
        const ClassNames names(list);
        QCOMPARE(names.find("person").value(), std::size_t{3});
        QCOMPARE(names.find("PERSON").value(), std::size_t{2});
        QCOMPARE(names.find("pERSON").value(), std::size_t{0}); // the first that differs by case alone
        QCOMPARE(names.find("car").value(), std::size_t{1});
        QCOMPARE(names.find("Car").value(), std::size_t{1});
        QVERIFY(names.find("dog") == std::nullopt);
        QVERIFY(names.find("") == std::nullopt);
        QVERIFY(ClassNames(std::vector<std::string>{}).find("person") == std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestClassNames)
#include "test_class_names.moc"
