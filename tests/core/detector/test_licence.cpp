// The licence that a file of weights bears is kept, whichever kind of file it is.
#include "core/compute/safetensors.h"
#include "core/detector/state_dict.h"
#include "tests/support/pickle_text.h"

#include <ATen/Functions.h>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace blindspot;
using namespace blindspot::detector;
using namespace blindspot::test;
using namespace blindspot::test::pickled;

namespace {

const std::filesystem::path kData = BLINDSPOT_TEST_DATA;

/// A checkpoint of one tensor, with this licence beside its module.
std::string checkpoint(const std::string& licence)
{
    const std::string tensorText = tensor(storage("FloatStorage", "0", 8), 0, "K\x02", "K\x01");
    const std::string network =
        object("Model", text("_parameters") + dict(text("weight") + tensorText) + text("_modules") + dict(""));
    StoredZip zip;
    zip.add("data.pkl", program(dict(text("model") + network + text("license") + text(licence))))
        .add("byteorder", "little")
        .add("data/0", std::string(32, '\0'));
    return zip.finish();
}

} // namespace

class TestLicence : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void exportsSayIt_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"fixtures/yolov8-tiny.torchscript", "onnx/several-plain.onnx"})
            QTest::newRow(file) << file;
    }

    void exportsSayIt()
    {
        QFETCH(QString, file);
        QCOMPARE(readStateDict(kData / file.toStdString()).graph.licence,
                 std::string("AGPL-3.0 License (https://ultralytics.com/license)"));
    }

    void checkpointsSayIt()
    {
        QCOMPARE(licenceOf(checkpoint("Apache-2.0")), std::string("Apache-2.0"));
        QCOMPARE(readStateDict(kData / "fixtures" / "yolov8-tiny.pt").graph.licence, std::string());
    }

    void safetensorsSayIt()
    {
        compute::writeSafetensors(path("a.safetensors"), {{"model.0.weight", at::arange(6, at::kFloat)}}, {{"license", "MIT"}});
        QCOMPARE(readStateDict(path("a.safetensors")).graph.licence, std::string("MIT"));
    }

    /// It is shown, so that it must be one line of text.
    void onlyAShortLineIsKept()
    {
        QCOMPARE(licenceOf(checkpoint("MIT\nand so on")), std::string("MIT"));
        QCOMPARE(licenceOf(checkpoint("\xff")), std::string());
        std::string letters; // of two bytes each, behind one of one byte: none is cut in half
        for (int i = 0; i < 200; ++i)
            letters += "ö";
        QCOMPARE(licenceOf(checkpoint("x" + letters)), "x" + letters.substr(0, 98));
    }

  private:
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    std::string licenceOf(const std::string& bytes) const
    {
        std::ofstream(path("file.pt"), std::ios::binary | std::ios::trunc) << bytes;
        return readStateDict(path("file.pt")).graph.licence;
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestLicence)
#include "test_licence.moc"
