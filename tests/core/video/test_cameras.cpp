// Which cameras there are, and what is said of one that is not.
#include "core/video/cameras.h"
#include "core/video/frame_source.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>

using namespace blindspot;
using namespace blindspot::video;
namespace fs = std::filesystem;

class TestCameras : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void camerasAreListedAsTheSystemDoes();
    void aCameraThatIsNotThere();
};

void TestCameras::camerasAreListedAsTheSystemDoes()
{
    const QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    const auto add = [&](const char* device, const char* index, const char* name) {
        fs::create_directories(root / device);
        std::ofstream(root / device / "index") << index << "\n";
        std::ofstream(root / device / "name") << name << "\n";
    };
    add("video10", "0", "Hallway");
    add("video2", "0", "Integrated Camera");
    add("video3", "1", "Integrated Camera");
    add("v4l-subdev0", "0", "Sensor");
    const std::vector<Camera> cameras = listCameras(root);
    QCOMPARE(cameras.size(), std::size_t{2});
    QCOMPARE(cameras[0].number, 2);
    QCOMPARE(cameras[0].name, std::string("Integrated Camera"));
    QCOMPARE(cameras[1].number, 10);
    QVERIFY(listCameras(root / "gone").empty());
}

void TestCameras::aCameraThatIsNotThere()
{
    try {
        openSource({.kind = SourceKind::Camera, .camera = 251});
        QFAIL("it was opened");
    } catch (const Error& error) {
        QCOMPARE(error.where(), std::string("/dev/video251"));
        QVERIFY(std::string(error.what()).find("no such camera") != std::string::npos);
        QVERIFY(!error.remedy().empty());
    }
}

QTEST_GUILESS_MAIN(TestCameras)
#include "test_cameras.moc"
