// Values become JSON and come back by one description, and a document that is not what it should be is refused by the place of the
// mistake.
#include "core/json/json_archive.h"

#include <rapidcheck.h>

#include <QTest>

#include <cmath>

namespace sample {

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

template <typename Archive, typename Value>
void describe(Archive& archive, Value& value)
    requires std::same_as<std::remove_const_t<Value>, Point>
{
    archive.required("x", value.x);
    archive("y", value.y);
}

/// Its JSON is a text, no object.
struct Colour {
    std::string name = "grey";
    bool operator==(const Colour&) const = default;
};

blindspot::json::Json toCompactJson(const Colour& colour)
{
    return "colour " + colour.name;
}

void fromCompactJson(const blindspot::json::Json& json, const blindspot::json::JsonPlace& place,
                     const blindspot::json::JsonSource& source, Colour& colour)
{
    std::string text;
    blindspot::json::JsonReader::read(json, place, source, text);
    if (!text.starts_with("colour "))
        blindspot::json::JsonReader::fail(blindspot::Message::verbatim("is no colour"), place, source);
    colour.name = text.substr(7);
}

struct Thing {
    std::string name{};
    std::int64_t count = 7;
    std::uint64_t seed = 0;
    bool on = false;
    double weight = 1.5;
    std::optional<double> loss{};
    std::optional<std::string> note{};
    std::vector<Point> points{};
    std::array<std::int64_t, 3> sides{1, 2, 3};
    std::pair<std::string, std::string> pair{"a", "b"};
    Colour colour{};
    bool operator==(const Thing&) const = default;
};

template <typename Archive, typename Value>
void describe(Archive& archive, Value& value)
    requires std::same_as<std::remove_const_t<Value>, Thing>
{
    archive.required("name", value.name);
    archive("count", value.count);
    archive("seed", value.seed);
    archive("on", value.on);
    archive("weight", value.weight);
    archive("loss", value.loss);
    archive("note", value.note);
    archive("points", value.points);
    archive("sides", value.sides);
    archive("pair", value.pair);
    archive("colour", value.colour);
}

} // namespace sample

using namespace blindspot;
using namespace blindspot::json;
using sample::Point;
using sample::Thing;

namespace {

Message sentence(const Message& what, const std::string& place)
{
    return place.empty() ? what : Message(Message::tr("at %1: %2"), place, what);
}

JsonRules rulesOf(bool strict)
{
    return {strict,
            {Message::tr("%1 is no object"), Message::tr("%1 is no list"), Message::tr("%1 is no text"),
             Message::tr("%1 is no flag"), Message::tr("%1 is no number"), Message::tr("%1 is no whole number"),
             Message::tr("%1 is no natural number"), Message::tr("%1 is missing"), Message::tr("%1 is unknown")},
            Message::tr("the document"),
            sentence,
            Message::tr("write it again")};
}

const JsonRules kStrict = rulesOf(true), kLax = rulesOf(false);

Json written(const Thing& thing, const JsonRules& rules)
{
    return JsonWriter(rules).json(thing);
}

Thing read(const Json& json, const JsonRules& rules)
{
    Thing thing;
    JsonReader::read(json, JsonPlace{}, JsonSource{"some.file", rules}, thing);
    return thing;
}

/// What is said of a document; empty where it is taken.
std::string refusal(const Json& json, const JsonRules& rules)
{
    try {
        read(json, rules);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

Thing anyThing()
{
    Thing thing;
    thing.name = *rc::gen::string<std::string>(); // may be no UTF-8: only its bytes count
    for (char& letter : thing.name)
        letter = static_cast<char>(letter & 0x7F);
    thing.count = *rc::gen::arbitrary<std::int64_t>();
    thing.seed = *rc::gen::arbitrary<std::uint64_t>();
    thing.on = *rc::gen::arbitrary<bool>();
    thing.weight = *rc::gen::arbitrary<double>();
    if (*rc::gen::arbitrary<bool>()) thing.loss = *rc::gen::arbitrary<double>();
    if (*rc::gen::arbitrary<bool>()) thing.note = "a note";
    const int points = *rc::gen::inRange(0, 4);
    for (int i = 0; i < points; ++i)
        thing.points.push_back({*rc::gen::arbitrary<double>(), *rc::gen::arbitrary<double>()});
    thing.sides = {*rc::gen::arbitrary<std::int64_t>(), -1, 0};
    thing.pair = {"left", "right"};
    thing.colour.name = *rc::gen::element<std::string>("red", "", "blue green");
    return thing;
}

} // namespace

class TestJsonArchive : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        for (const JsonRules* rules : {&kStrict, &kLax})
            QVERIFY(rc::check("round trip through text", [rules] {
                const Thing thing = anyThing();
                const std::string text = written(thing, *rules).dump();
                RC_ASSERT(read(Json::parse(text), *rules) == thing);
            }));
    }

    void membersKeepTheirOrder()
    {
        const Json json = written({.name = "n"}, kLax);
        std::vector<std::string> keys;
        for (const auto& item : json.items())
            keys.push_back(item.key());
        const std::vector<std::string> expected{"name", "count",  "seed",  "on",   "weight", "loss",
                                                "note", "points", "sides", "pair", "colour"};
        QVERIFY(keys == expected);
    }

    void emptyMembersAreLeftOutOfRecordsAlone()
    {
        QVERIFY(!written({.name = "n"}, kStrict).contains("loss"));
        QVERIFY(written({.name = "n"}, kLax).at("loss").is_null());
        QCOMPARE(written({.name = "n", .loss = 2.0}, kStrict).at("loss").get<double>(), 2.0);
    }

    void whatIsNotFiniteIsNull()
    {
        for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
            Thing thing{.name = "n", .weight = value};
            const Json json = written(thing, kLax);
            QVERIFY(json.at("weight").is_null());
            QVERIFY(std::isnan(read(json, kLax).weight));
            QCOMPARE(refusal(json, kStrict).find("some.file: at weight: weight is no number"), std::size_t{0});
        }
    }

    void missingMembers()
    {
        const Json json{{"name", "n"}};
        const Thing strict = read(json, kStrict);
        QVERIFY(strict == Thing{.name = "n"}); // the defaults
        const Thing lax = read(json, kLax);
        QVERIFY(std::isnan(lax.weight));
        QCOMPARE(lax.count, 7);
        QVERIFY(!lax.loss && lax.points.empty());
        QCOMPARE(refusal(Json::object(), kStrict), std::string("some.file: at name: name is missing; write it again"));
        QCOMPARE(refusal(Json::object(), kLax), std::string("some.file: at name: name is missing; write it again"));
    }

    void unknownMembersAreAFaultOfRecordsAlone()
    {
        const Json json{{"name", "n"}, {"colours", 3}};
        QCOMPARE(refusal(json, kLax), std::string());
        QCOMPARE(refusal(json, kStrict), std::string("some.file: at colours: colours is unknown; write it again"));
        const Json inside{{"name", "n"}, {"points", Json::array({{{"x", 1}, {"z", 2}}})}};
        QCOMPARE(refusal(inside, kStrict),
                 std::string("some.file: at points[0].z: points[0].z is unknown; write it again"));
    }

    void mistakesAreNamedByTheirPlace_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("told");
        const auto add = [](const char* json, const char* told) { QTest::newRow(json) << QString(json) << QString(told); };
        add("[]", "the document is no object");
        add("3", "the document is no object");
        add(R"({"name": 3})", "at name: name is no text");
        add(R"({"name": "n", "count": 1.5})", "at count: count is no whole number");
        add(R"({"name": "n", "count": "1"})", "at count: count is no whole number");
        add(R"({"name": "n", "count": 9223372036854775808})", "at count: count is no whole number");
        add(R"({"name": "n", "seed": -1})", "at seed: seed is no natural number");
        add(R"({"name": "n", "on": 1})", "at on: on is no flag");
        add(R"({"name": "n", "weight": "heavy"})", "at weight: weight is no number");
        add(R"({"name": "n", "points": {}})", "at points: points is no list");
        add(R"({"name": "n", "points": [{"x": 1}, {"x": true}]})", "at points[1].x: points[1].x is no number");
        add(R"({"name": "n", "points": [{"x": 1}, 5]})", "at points[1]: points[1] is no object");
        add(R"({"name": "n", "points": [{"y": 1}]})", "at points[0].x: points[0].x is missing");
        add(R"({"name": "n", "sides": [1, 2]})", "at sides: has 2 elements, not 3");
        add(R"({"name": "n", "sides": [1, 2, "3"]})", "at sides[2]: sides[2] is no whole number");
        add(R"({"name": "n", "pair": ["a"]})", "at pair: has 1 elements, not 2");
        add(R"({"name": "n", "colour": "red"})", "at colour: is no colour");
        add(R"({"name": "n", "colour": 1})", "at colour: colour is no text");
    }

    void mistakesAreNamedByTheirPlace()
    {
        QFETCH(QString, json);
        QFETCH(QString, told);
        for (const JsonRules* rules : {&kStrict, &kLax})
            QCOMPARE(QString::fromStdString(refusal(Json::parse(json.toStdString()), *rules)),
                     "some.file: " + told + "; write it again");
    }

    void theLargestNumbersFit()
    {
        const Thing thing = read(Json::parse(R"({"name": "n", "count": -9223372036854775808, "seed": 18446744073709551615})"),
                                 kStrict);
        QCOMPARE(thing.count, std::numeric_limits<std::int64_t>::min());
        QCOMPARE(thing.seed, std::numeric_limits<std::uint64_t>::max());
    }

    void nullIsNothingInReportsAlone()
    {
        const Json json = Json::parse(R"({"name": "n", "loss": null})");
        QVERIFY(!read(json, kLax).loss);
        QCOMPARE(refusal(json, kStrict), std::string("some.file: at loss: loss is no number; write it again"));
    }
};

QTEST_GUILESS_MAIN(TestJsonArchive)
#include "test_json_archive.moc"
