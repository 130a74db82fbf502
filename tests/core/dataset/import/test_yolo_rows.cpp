// What the rows of YOLO's label files mean: decided on all rows of a dataset, from made ones of every kind.
#include "core/dataset/import/yolo_rows.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <random>

using namespace blindspot::dataset;

namespace {

using Row = std::vector<double>;
using Random = std::mt19937;

double between(Random& random, double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(random);
}

/// A class and a box in the picture.
Row boxRow(Random& random)
{
    const double w = between(random, 0.03, 0.8);
    const double h = between(random, 0.03, 0.8);
    return {0, between(random, w / 2, 1 - w / 2), between(random, h / 2, 1 - h / 2), w, h};
}

/// A box and keypoints all over it, one in five of them not visible.
Row poseRow(Random& random, int points, int each)
{
    Row row = boxRow(random);
    for (int i = 0; i < points; ++i) {
        const bool hidden = points > 2 && between(random, 0, 1) < 0.2;
        row.push_back(hidden ? 0 : row[1] + between(random, -0.5, 0.5) * row[3]);
        row.push_back(hidden ? 0 : row[2] + between(random, -0.5, 0.5) * row[4]);
        if (each == 3) row.push_back(hidden ? 0 : between(random, 0, 1) < 0.5 ? 1 : 2);
    }
    return row;
}

/// Points around a box's middle, in turn.
Row polygonRow(Random& random, int points)
{
    const Row box = boxRow(random);
    Row row{0};
    for (int i = 0; i < points; ++i) {
        const double angle = 6.283185307 * i / points;
        const double reach = between(random, 0.35, 0.5);
        row.push_back(box[1] + std::cos(angle) * reach * box[3]);
        row.push_back(box[2] + std::sin(angle) * reach * box[4]);
    }
    return row;
}

Row turnedRow(Random& random)
{
    const double angle = between(random, 0, 1.5);
    const double w = between(random, 0.05, 0.3);
    const double h = between(random, 0.05, 0.3);
    const double x = between(random, 0.25, 0.75);
    const double y = between(random, 0.25, 0.75);
    Row row{0};
    for (const auto& [u, v] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
        row.push_back(x + (std::cos(angle) * u * w - std::sin(angle) * v * h) / 2);
        row.push_back(y + (std::sin(angle) * u * w + std::cos(angle) * v * h) / 2);
    }
    return row;
}

Row with(Row row, std::initializer_list<double> more)
{
    row.insert(row.end(), more);
    return row;
}

struct Dataset {
    YoloRowFacts facts;
    YoloRows rows{facts};
    std::vector<Row> all;

    explicit Dataset(YoloRowFacts said = {}) : facts(std::move(said)) {}
    void add(const Row& row)
    {
        if (row.size() > 5) rows.add(row);
        all.push_back(row);
    }
    /// How all rows of more than five numbers are read: one reading, or Unknown.
    RowReading reading()
    {
        rows.decide();
        std::optional<RowReading> one;
        for (const Row& row : all) {
            if (row.size() == 5) continue;
            if (one && *one != rows.of(row.size())) return RowReading::Unknown;
            one = rows.of(row.size());
        }
        return one.value_or(RowReading::Unknown);
    }
};

} // namespace

class TestYoloRows : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void datasets_data();
    void datasets();
    void oneRowOfKeypoints();
    void whatTheDescriptionSaysGoesBefore();
    void boxes();
    void lines_data();
    void lines();
};

Q_DECLARE_METATYPE(std::function<Row(Random&)>)

void TestYoloRows::datasets_data()
{
    QTest::addColumn<std::function<Row(Random&)>>("row");
    QTest::addColumn<int>("reading");
    const auto add = [](const char* what, RowReading reading, std::function<Row(Random&)> row) {
        QTest::newRow(what) << std::move(row) << static_cast<int>(reading);
    };
    const auto count = [](Random& random, int low, int high) { return low + static_cast<int>(random() % unsigned(high - low)); };
    add("17 keypoints with visibility", RowReading::Box, [](Random& r) { return poseRow(r, 17, 3); });
    add("17 keypoints", RowReading::Box, [](Random& r) { return poseRow(r, 17, 2); });
    add("4 keypoints with visibility", RowReading::Box, [](Random& r) { return poseRow(r, 4, 3); });
    add("4 keypoints", RowReading::Box, [](Random& r) { return poseRow(r, 4, 2); });
    add("3 keypoints with visibility", RowReading::Box, [](Random& r) { return poseRow(r, 3, 3); });
    add("2 keypoints", RowReading::Box, [](Random& r) { return poseRow(r, 2, 2); });
    add("1 keypoint", RowReading::Box, [](Random& r) { return poseRow(r, 1, 2); });
    add("1 keypoint with visibility", RowReading::Box, [](Random& r) { return poseRow(r, 1, 3); });
    add("keypoints and a confidence", RowReading::Box, [](Random& r) { return with(poseRow(r, 17, 3), {0.8}); });
    add("a confidence", RowReading::Box, [](Random& r) { return with(boxRow(r), {between(r, 0, 1)}); });
    add("a track", RowReading::Box, [](Random& r) { return with(boxRow(r), {double(r() % 50)}); });
    add("a confidence and a track", RowReading::Box, [](Random& r) { return with(boxRow(r), {between(r, 0, 1), double(r() % 50)}); });
    add("polygons", RowReading::Polygon, [count](Random& r) { return polygonRow(r, count(r, 3, 40)); });
    add("few polygons", RowReading::Polygon, [count](Random& r) { return polygonRow(r, count(r, 4, 6)); });
    add("triangles", RowReading::Polygon, [](Random& r) { return polygonRow(r, 3); });
    add("quadrangles", RowReading::Polygon, [](Random& r) { return polygonRow(r, 4); });
    add("hexagons", RowReading::Polygon, [](Random& r) { return polygonRow(r, 6); });
    add("turned boxes", RowReading::Polygon, [](Random& r) { return turnedRow(r); });
    add("turned boxes and a confidence", RowReading::PolygonThenOne, [](Random& r) { return with(turnedRow(r), {0.7}); });
    add("polygons and a confidence", RowReading::PolygonThenOne,
        [count](Random& r) { return with(polygonRow(r, count(r, 4, 40)), {between(r, 0, 1)}); });
    add("boxes and polygons", RowReading::Polygon,
        [count](Random& r) { return r() % 2 == 0 ? boxRow(r) : polygonRow(r, count(r, 4, 20)); });
    add("boxes and keypoints", RowReading::Box, [](Random& r) { return r() % 2 == 0 ? boxRow(r) : poseRow(r, 5, 3); });
    add("noise", RowReading::Unknown, [](Random& r) {
        Row row{0};
        for (int i = 0; i < 9; ++i) row.push_back(between(r, -5, 5));
        return row;
    });
}

void TestYoloRows::datasets()
{
    QFETCH(std::function<Row(Random&)>, row);
    QFETCH(int, reading);
    QVERIFY(rc::check(QTest::currentDataTag(), [&] {
        Random random(*rc::gen::arbitrary<unsigned>());
        Dataset dataset;
        for (int i = 0; i < 40; ++i)
            dataset.add(row(random));
        RC_ASSERT(static_cast<int>(dataset.reading()) == reading);
        RC_ASSERT(!dataset.rows.notes().empty());
    }));
}

void TestYoloRows::oneRowOfKeypoints()
{
    QVERIFY(rc::check("one row with visibilities is enough", [] {
        Random random(*rc::gen::arbitrary<unsigned>());
        Dataset dataset;
        Row row = poseRow(random, 17, 3);
        row[5] = row[1] - row[3] / 2; // spread over the box
        row[6] = row[2] - row[4] / 2;
        row[7] = 2;
        row[8] = row[1] + row[3] / 2;
        row[9] = row[2] + row[4] / 2;
        row[10] = 1;
        dataset.add(row);
        RC_ASSERT(dataset.reading() == RowReading::Box);
    }));
}

void TestYoloRows::whatTheDescriptionSaysGoesBefore()
{
    Random random(1);
    Dataset keypoints({YoloRowFacts::Keypoints{2, 2}, {}});
    Dataset segments({{}, "segment"});
    for (int i = 0; i < 20; ++i) {
        keypoints.add(turnedRow(random));
        segments.add(poseRow(random, 2, 2));
    }
    QVERIFY(keypoints.reading() == RowReading::Box);
    QVERIFY(segments.reading() == RowReading::Polygon);
    keypoints.add(polygonRow(random, 7));
    keypoints.rows.decide();
    QVERIFY(keypoints.rows.of(15) == RowReading::Unknown); // not what kpt_shape says
}

void TestYoloRows::boxes()
{
    const Row row{0, 0.5, 0.5, 0.2, 0.4, 0.1, 0.9};
    const auto box = boxOfRow(row, RowReading::Box);
    QVERIFY(box && std::abs(box->left - 0.4) < 1e-12 && std::abs(box->height - 0.4) < 1e-12);
    const auto polygon = boxOfRow(row, RowReading::Polygon);
    QVERIFY(polygon && std::abs(polygon->left - 0.1) < 1e-12 && std::abs(polygon->width - 0.4) < 1e-12);
    QVERIFY(!boxOfRow(row, RowReading::PolygonThenOne));
    QVERIFY(!boxOfRow(row, RowReading::Unknown));
    const auto butLast = boxOfRow(with(row, {7}), RowReading::PolygonThenOne);
    QVERIFY(butLast && butLast->width == polygon->width);
}

void TestYoloRows::lines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("numbers");
    QTest::addColumn<QString>("className");
    QTest::addColumn<bool>("commas");
    QTest::newRow("blanks") << " 0  0.5 0.5 0.2 0.4 " << 5 << "" << false;
    QTest::newRow("tabs") << "0\t0.5\t0.5\t0.2\t0.4" << 5 << "" << false;
    QTest::newRow("decimal commas") << "0 0,5 0,5 0,2 0,4" << 5 << "" << true;
    QTest::newRow("decimal commas and semicolons") << "0;0,5;0,5;0,2;0,4" << 5 << "" << true;
    QTest::newRow("commas between") << "0,0.5,0.5,0.2,0.4" << 5 << "" << false;
    QTest::newRow("commas and blanks between") << "0, 0.5, 0.5, 0.2, 0.4" << 5 << "" << false;
    QTest::newRow("a name") << "person 0.5 0.5 0.2 0.4" << 5 << "person" << false;
    QTest::newRow("two words") << "traffic light 0.5 0.5 0.2 0.4" << 5 << "traffic light" << false;
    QTest::newRow("exponents") << "0 5e-1 .5 +0.2 0.4" << 5 << "" << false;
    QTest::newRow("words after") << "0 0.5 0.5 0.2 0.4 # person" << -1 << "" << false;
    QTest::newRow("no numbers") << "0 a b c d" << -1 << "" << false;
    QTest::newRow("only words") << "this is a note" << -1 << "" << false;
}

void TestYoloRows::lines()
{
    QFETCH(QString, line);
    QFETCH(int, numbers);
    QFETCH(QString, className);
    QFETCH(bool, commas);
    const std::string text = line.toStdString();
    const auto row = readYoloRow(text);
    QCOMPARE(row ? static_cast<int>(row->numbers.size()) : -1, numbers);
    if (!row) return;
    QCOMPARE(QString::fromStdString(row->className), className);
    QCOMPARE(row->decimalCommas, commas);
    QCOMPARE(row->numbers[4], 0.4);
}

QTEST_GUILESS_MAIN(TestYoloRows)
#include "test_yolo_rows.moc"
