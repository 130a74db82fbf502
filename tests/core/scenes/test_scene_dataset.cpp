// The demonstration dataset's folder: what is written, what is refused, what a stop leaves.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/imaging/codec.h"
#include "core/scenes/scene.h"
#include "core/scenes/scene_dataset.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>

using namespace blindspot;
using namespace blindspot::scenes;

namespace {

std::filesystem::path pathOf(const QTemporaryDir& folder, const char* name)
{
    return folder.filePath(name).toStdString();
}

QJsonObject annotationsIn(const std::filesystem::path& file)
{
    QFile stream(QString::fromStdString(file.string()));
    return stream.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(stream.readAll()).object()
                                            : QJsonObject();
}

DemoSummary create(const std::filesystem::path& folder, std::int64_t images, std::uint64_t seed,
                   int threads = 1)
{
    StopControl stop;
    return createDemo(folder, {.images = images, .seed = seed, .threads = threads}, stop);
}

} // namespace

class TestDemoDataset : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theFilesAreTheScenes();
    void anImageDoesNotDependOnTheOthers();
    void aStrangeFolderIsRefused();
    void theSameAgainIsFine();
    void aStoppedOneGoesOn();
};

void TestDemoDataset::theFilesAreTheScenes()
{
    QTemporaryDir folder;
    const DemoSummary summary = create(pathOf(folder, "demo"), 3, 5);
    QCOMPARE(summary.images, std::int64_t{3});
    const QJsonObject coco = annotationsIn(summary.annotationFile);
    QCOMPARE(coco["images"].toArray().size(), 3);
    QCOMPARE(coco["categories"].toArray().size(), 4);
    const QJsonArray annotations = coco["annotations"].toArray();
    QCOMPARE(std::int64_t{annotations.size()}, summary.annotations);
    qsizetype at = 0;
    for (std::uint64_t i = 0; i < 3; ++i) {
        const Scene scene = drawScene(5, i);
        for (const SceneObject& object : scene.objects) {
            const QJsonObject annotation = annotations[at++].toObject();
            const QJsonArray box = annotation["bbox"].toArray();
            QCOMPARE(annotation["image_id"].toInt(), static_cast<int>(i) + 1);
            QCOMPARE(annotation["category_id"].toInt(), static_cast<int>(object.category));
            QCOMPARE(annotation["area"].toInteger(), object.area);
            QVERIFY((Box{box[0].toDouble(), box[1].toDouble(), box[0].toDouble() + box[2].toDouble(),
                         box[1].toDouble() + box[3].toDouble()} == object.box));
        }
        const QString name =
            coco["images"].toArray()[static_cast<qsizetype>(i)].toObject()["file_name"].toString();
        const imaging::Image image = imaging::decodeFile(summary.imageFolder / name.toStdString());
        QVERIFY(image.size() == scene.image.size());
        double difference = 0; // JPEG changes a little
        for (std::size_t k = 0; k < image.rgb.size(); ++k)
            difference += std::abs(int{image.rgb[k]} - int{scene.image.rgb[k]});
        QVERIFY(difference / static_cast<double>(image.rgb.size()) < 4);
    }
    QCOMPARE(at, annotations.size());
}

void TestDemoDataset::anImageDoesNotDependOnTheOthers()
{
    QTemporaryDir folder;
    const DemoSummary two = create(pathOf(folder, "two"), 2, 9, 1);
    const DemoSummary five = create(pathOf(folder, "five"), 5, 9, 3);
    for (const char* name : {"000001.jpg", "000002.jpg"})
        QCOMPARE(sha256OfFile(two.imageFolder / name), sha256OfFile(five.imageFolder / name));
    const QJsonArray some = annotationsIn(two.annotationFile)["annotations"].toArray();
    const QJsonArray more = annotationsIn(five.annotationFile)["annotations"].toArray();
    for (qsizetype i = 0; i < some.size(); ++i)
        QCOMPARE(some[i].toObject(), more[i].toObject());
}

void TestDemoDataset::aStrangeFolderIsRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("letter.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY_EXCEPTION_THROWN(create(folder.path().toStdString(), 1, 1), Error);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot),
             QStringList{"letter.txt"});
    QVERIFY_EXCEPTION_THROWN(create(pathOf(folder, "letter.txt"), 1, 1), Error);
    QVERIFY_EXCEPTION_THROWN(create(pathOf(folder, "new"), 0, 1), Error);
    QVERIFY_EXCEPTION_THROWN(create(pathOf(folder, "new"), kMostDemoImages + 1, 1), Error);
    QVERIFY(!QFile::exists(folder.filePath("new")));
}

void TestDemoDataset::theSameAgainIsFine()
{
    QTemporaryDir folder;
    const DemoSummary first = create(pathOf(folder, "demo"), 2, 4);
    const std::string digest = sha256OfFile(first.annotationFile);
    create(pathOf(folder, "demo"), 2, 4);
    QCOMPARE(sha256OfFile(first.annotationFile), digest);
    QVERIFY_EXCEPTION_THROWN(create(pathOf(folder, "demo"), 2, 5), Error);
    QVERIFY_EXCEPTION_THROWN(create(pathOf(folder, "demo"), 3, 4), Error);
    QCOMPARE(sha256OfFile(first.annotationFile), digest);
}

void TestDemoDataset::aStoppedOneGoesOn()
{
    QTemporaryDir folder;
    StopControl stop;
    std::int64_t told = 0;
    const auto stopAfterTwo = [&](const Progress& progress) {
        told = progress.done;
        QCOMPARE(progress.total, std::int64_t{6});
        if (progress.done == 2) stop.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(
        createDemo(pathOf(folder, "demo"), {.images = 6, .seed = 3, .threads = 1}, stop, stopAfterTwo),
        Cancelled);
    QCOMPARE(told, std::int64_t{2});
    QVERIFY(!QFile::exists(folder.filePath("demo/instances.json")));
    const DemoSummary summary = create(pathOf(folder, "demo"), 6, 3);
    QCOMPARE(annotationsIn(summary.annotationFile)["images"].toArray().size(), 6);
    QCOMPARE(QDir(folder.filePath("demo/images")).entryList(QDir::Files).size(), 6);
}

QTEST_GUILESS_MAIN(TestDemoDataset)
#include "test_scene_dataset.moc"
