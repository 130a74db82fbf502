// Ids of a COCO file: numbers stay what they are, texts get numbers of their own, and neither meets the
// other.
#include "core/dataset/import/coco_ids.h"

#include <QTest>
#include <rapidcheck.h>

#include <set>

using namespace blindspot::dataset;

class TestCocoIds : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void numbersAreThemselves()
    {
        IdMap ids;
        for (const std::int64_t id : {std::int64_t{0}, std::int64_t{-7}, std::int64_t{1} << 62}) {
            QCOMPARE(ids.numberOf(id), id);
            QCOMPARE(ids.numberOf(std::to_string(id)), id);
            QCOMPARE(ids.textOf(id), std::to_string(id));
            QVERIFY(!IdMap::isText(id));
        }
    }

    void textsHaveNumbersInTheirOrder()
    {
        IdMap ids;
        std::int64_t before = IdMap::kLeast - 0;
        bool first = true;
        for (const char* text : {"b", "a", "9c1f-0", "012", "1.0", " 3", "-0", "99999999999999999999"}) {
            const std::int64_t number = ids.numberOf(std::string_view(text));
            QVERIFY(IdMap::isText(number));
            QVERIFY(first || number > before);
            QCOMPARE(ids.textOf(number), std::string(text));
            before = number;
            first = false;
        }
        QCOMPARE(ids.numberOf(std::string_view("a")), IdMap::kLeast + 1);
    }

    void differentIdsStayDifferent()
    {
        QVERIFY(rc::check("one number an id", [] {
            IdMap ids;
            const auto texts = *rc::gen::arbitrary<std::set<std::string>>();
            const auto numbers = *rc::gen::arbitrary<std::set<std::int64_t>>();
            std::set<std::string> all(texts);
            std::set<std::int64_t> seen;
            for (const std::string& text : texts)
                seen.insert(ids.numberOf(std::string_view(text)));
            for (const std::int64_t number : numbers) {
                all.insert(std::to_string(number));
                seen.insert(ids.numberOf(number));
            }
            RC_ASSERT(seen.size() == all.size());
            for (const std::string& text : all)
                RC_ASSERT(ids.textOf(ids.numberOf(std::string_view(text))) == text);
        }));
    }

    void leastNumbersAreTexts()
    {
        IdMap ids;
        const std::int64_t number = ids.numberOf(IdMap::kLeast + 5);
        QVERIFY(ids.numberOf(std::string_view("a")) != number);
        QCOMPARE(ids.textOf(number), std::to_string(IdMap::kLeast + 5));
    }
};

QTEST_APPLESS_MAIN(TestCocoIds)
#include "test_coco_ids.moc"
