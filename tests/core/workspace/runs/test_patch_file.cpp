// A patch as a picture and as numbers.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/imaging/codec.h"
#include "core/workspace/runs/patch_file.h"

#include <ATen/Functions.h>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>

using namespace blindspot;
namespace fs = std::filesystem;

class TestPatchFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->path().toStdString();
    }

    void thePictureIsRounded()
    {
        at::Tensor patch = at::zeros({3, 16, 16});
        patch[0][2][5] = 254.5F; // to even, as tensors round
        patch[1][2][5] = 0.4999F;
        patch[2][2][5] = 99.51F;
        workspace::writePatchPicture(folder_ / "p.png", patch);
        const imaging::Image image = imaging::decodeFile(folder_ / "p.png");
        QCOMPARE(image.width, 16);
        QCOMPARE(int{image.pixel(5, 2)[0]}, 254);
        QCOMPARE(int{image.pixel(5, 2)[1]}, 0);
        QCOMPARE(int{image.pixel(5, 2)[2]}, 100);
    }

    void theTensorIsExact()
    {
        const at::Tensor patch = at::rand({3, 20, 20}).mul(255);
        const fs::path file = folder_ / "p.safetensors";
        workspace::writePatchTensor(file, patch, {{"class", "person"}});
        QVERIFY(at::equal(workspace::readPatch(file, 20), patch));
        QCOMPARE(compute::readSafetensors(file).metadata.at("class"), std::string("person"));
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file, 21), Error);
    }

    void onlySquareOnesAreSquare()
    {
        const fs::path file = folder_ / "p.safetensors";
        const at::Tensor square = at::full({3, 20, 20}, 5.0F);
        workspace::writePatchTensor(file, square, {});
        QVERIFY(at::equal(workspace::readSquarePatch(file), square));
        workspace::writePatchTensor(file, at::zeros({3, 20, 30}), {});
        QVERIFY(workspace::readPatch(file).defined());
        try {
            workspace::readSquarePatch(file);
            QFAIL("read one that is not square");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("30 x 20 px") != std::string::npos, error.what());
        }
    }

    void aPictureIsResized()
    {
        workspace::writePatchPicture(folder_ / "p.png", at::full({3, 40, 40}, 77.0F));
        const at::Tensor patch = workspace::readPatch(folder_ / "p.png", 16);
        QVERIFY(at::equal(patch, at::full({3, 16, 16}, 77.0F)));
    }

    void whatIsNoPatchIsRefused()
    {
        const fs::path file = folder_ / "p.safetensors";
        compute::writeSafetensors(file, {{"other", at::zeros({3, 16, 16})}});
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file), Error);
        compute::writeSafetensors(file, {{"patch", at::zeros({1, 16, 16})}});
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file), Error);
        for (const float value : {-1.0F, 256.0F, std::numeric_limits<float>::quiet_NaN()}) {
            compute::writeSafetensors(file, {{"patch", at::full({3, 16, 16}, value)}});
            QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file), Error);
        }
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(folder_ / "absent.png"), Error);
    }

    void whereNothingCanBeWrittenIsToldBefore()
    {
        workspace::requireWritable(folder_ / "new.png", "--out");
        std::ofstream(folder_ / "old.png") << "x";
        workspace::requireWritable(folder_ / "old.png", "--out");
        for (const fs::path& bad : {folder_, folder_ / "absent" / "p.png", folder_ / "old.png" / "p.png",
                                    fs::path("/dev/full"), fs::path("/dev/null"), fs::path("")})
            QVERIFY_EXCEPTION_THROWN(workspace::requireWritable(bad, "--out"), Error);
        QVERIFY(fs::is_character_file("/dev/full"));
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

QTEST_APPLESS_MAIN(TestPatchFile)
#include "test_patch_file.moc"
