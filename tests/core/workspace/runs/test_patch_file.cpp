// A patch as a picture and as numbers.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/imaging/codec.h"
#include "core/workspace/runs/patch_file.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
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

    void valuesAndShapesOfOtherProgramsAreTold_data()
    {
        QTest::addColumn<std::shared_ptr<at::Tensor>>("patch");
        QTest::addColumn<QString>("told");
        const auto add = [](const char* title, const at::Tensor& patch, const char* told) {
            QTest::newRow(title) << std::make_shared<at::Tensor>(patch) << QString(told);
        };
        const at::Tensor unit = at::linspace(0, 1, 3 * 16 * 16).view({3, 16, 16});
        add("0 to 1", unit, "the patch's values are 0 to 1, which would be all but black: patches are kept in 0 to 255; "
                            "multiply its values by 255 and save it again");
        add("0.2 to 0.6", unit * 0.4 + 0.2, "multiply its values by 255");
        add("0 to 1.5", unit * 1.5, "the patch's values are 0 to 1.5, which would be all but black: patches are kept in 0 to 255; "
                                    "multiply its values by 255, cut them off at 255, and save it again");
        add("0.5 to 7.5", unit * 7 + 0.5, "multiply its values by 255");
        add("dark, and of bytes", unit * 8, "");
        add("normalised", unit * 4.5 - 2, "not in 0 to 255, but -2 to 2.5; undo the normalisation of its values");
        add("-1 to 1", unit * 2 - 1, "not in 0 to 255, but -1 to 1; add 1 to its values, multiply them by 127.5");
        add("negative", unit * 255 - 20, "not in 0 to 255, but -20 to 235");
        add("too large", unit * 300, "not in 0 to 255, but 0 to 300");
        add("NaN", at::where(unit > 0.5, at::full_like(unit, std::numeric_limits<float>::quiet_NaN()), unit * 255),
            "no numbers (NaN or infinity)");
        add("infinite", unit * std::numeric_limits<float>::infinity(), "no numbers (NaN or infinity)");
        add("colours last", at::rand({16, 16, 3}) * 255, "the patch is 16 x 16 x 3: its colours come last");
        add("a batch", at::rand({1, 3, 16, 16}) * 255, "'patch' is 1 x 3 x 16 x 16 of Float, not 3 x N x N of float32");
        add("bytes", (unit * 255).to(at::kByte), "'patch' is 3 x 16 x 16 of Byte");
        add("half", (unit * 255).to(at::kHalf), "'patch' is 3 x 16 x 16 of Half");
        add("right", unit * 255, "");
        add("black", at::zeros({3, 16, 16}), "");
    }

    void valuesAndShapesOfOtherProgramsAreTold()
    {
        QFETCH(std::shared_ptr<at::Tensor>, patch);
        QFETCH(QString, told);
        const fs::path file = folder_ / "p.safetensors";
        compute::writeSafetensors(file, {{"patch", patch->contiguous()}});
        for (const auto& read : std::vector<std::function<void()>>{[&] { workspace::readPatch(file); },
                                                                   [&] { workspace::readPatch(file, 16); },
                                                                   [&] { workspace::readSquarePatch(file); },
                                                                   [&] { workspace::readPatchAsPicture(file); }}) {
            try {
                read();
                QVERIFY(told.isEmpty());
            } catch (const Error& error) {
                QVERIFY2(!told.isEmpty() && QString(error.what()).contains(told), error.what());
            }
        }
    }

    void aDarkPatchOfOursIsRead()
    {
        const fs::path file = folder_ / "P.SafeTensors";
        const at::Tensor dark = at::rand({3, 16, 16});
        workspace::writePatchTensor(file, dark, {{"class", "person"}});
        QVERIFY(at::equal(workspace::readPatch(file), dark));
    }

    void aPictureOfZeroAndOneIsTold()
    {
        const fs::path file = folder_ / "p.png";
        workspace::writePatchPicture(file, at::rand({3, 16, 16}).round());
        try {
            workspace::readPatch(file);
            QFAIL("it was read");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("saved from values of 0 to 1") != std::string::npos, error.what());
        }
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file, 16), Error);
        workspace::writePatchPicture(file, at::rand({3, 16, 16}) * 3); // and a little beyond
        QVERIFY_EXCEPTION_THROWN(workspace::readPatch(file), Error);
        workspace::writePatchPicture(file, at::zeros({3, 16, 16}));
        QVERIFY(workspace::readPatch(file).defined()); // black is a colour
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
