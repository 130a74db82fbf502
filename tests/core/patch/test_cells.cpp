// Flat cells, palettes and the patches that are made of them.
#include "core/common/error.h"
#include "core/patch/cells.h"
#include "core/patch/palette.h"
#include "core/patch/regularisers.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <QTemporaryDir>

#include <set>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

std::string refusalOf(const std::string& content)
{
    try {
        readPalette(content, "inks.txt");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestCells : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cellsAreFlatAndKeepTheMean()
    {
        QVERIFY(rc::check("any cells", [] {
            const auto side = *rc::gen::inRange<std::int64_t>(16, 60), cells = *rc::gen::inRange<std::int64_t>(1, 16);
            const at::Tensor picture = at::rand({3, side, side}) * 255, flat = inCells(picture, cells);
            RC_ASSERT(flat.sizes() == picture.sizes());
            for (std::int64_t row = 0; row < cells; ++row)
                for (std::int64_t column = 0; column < cells; ++column) {
                    const std::int64_t top = row * side / cells, left = column * side / cells;
                    const auto cell = [&](const at::Tensor& of) {
                        return of.narrow(1, top, (row + 1) * side / cells - top).narrow(2, left, (column + 1) * side / cells - left);
                    };
                    const at::Tensor own = cell(flat);
                    RC_ASSERT(at::equal(own, own.narrow(1, 0, 1).narrow(2, 0, 1).expand_as(own)));
                    RC_ASSERT((own.mean({1, 2}) - cell(picture).mean({1, 2})).abs().max().item<double>() < 1e-3);
                }
        }));
    }

    void noCellsAreThePixels()
    {
        const at::Tensor picture = at::rand({3, 20, 20});
        for (const std::int64_t cells : {0, 20, 640})
            QVERIFY(at::equal(inCells(picture, cells), picture));
    }

    void eachPixelTakesTheNearestColour()
    {
        const at::Tensor colours = at::rand({50, 3}), picture = at::rand({3, 30, 30}) * 255;
        const at::Tensor printed = inColours(picture, colours);
        const at::Tensor distances = at::cdist(picture.flatten(1).t() / 255, colours);
        const at::Tensor reached = (picture - printed).square().sum(0).sqrt().flatten() / 255;
        QVERIFY((reached - std::get<0>(distances.min(1))).abs().max().item<double>() < 1e-5);
        QVERIFY(at::equal(inColours(printed, colours), printed));
        QVERIFY(nonPrintability(printed, colours).item<double>() < 0.0011); // the root of what keeps its slope finite
        QVERIFY(nonPrintability(picture, colours).item<double>() > 0.05);
    }

    void palettesAreReadFromTables()
    {
        const std::vector<Colour> expected{{0, 10.5, 255}, {1, 2, 3}};
        for (const char* text : {"0 10.5 255\n1 2 3\n", "0,10.5,255\r\n1,2,3", "\xEF\xBB\xBFred;green;blue\n0;10.5;255\n\n1;2;3\n",
                                 "# measured\n0\t10.5\t255 # cyan\n 1  2  3"})
            QCOMPARE(readPalette(text, "inks.txt"), expected);
        QCOMPARE(parsePalette(paletteText(expected), "test"), expected);
        QCOMPARE(printableColours(paletteText(expected)).size(0), 2);
        QCOMPARE(printableColours({}).size(0), 27);
    }

    void aLineThatIsNoColourIsNamed()
    {
        QVERIFY(refusalOf("1 2 3\n4 5\n").find("inks.txt, line 2") != std::string::npos);
        QVERIFY(refusalOf("r g b\n\n1 2 256\n").find("line 3") != std::string::npos);
        QVERIFY(refusalOf("1 2 3\nr g b\n").find("line 2") != std::string::npos); // a head stands first
        QVERIFY(refusalOf("1 2 3 4").find("line 1") != std::string::npos);
        QVERIFY(refusalOf("1 2 nan").find("line 1") != std::string::npos);
        QVERIFY(refusalOf("-1 2 3").find("0 to 255") != std::string::npos);
        QVERIFY(refusalOf("# nothing\n").find("no colour") != std::string::npos);
        std::string many;
        for (int i = 0; i < 4097; ++i)
            many += "1 2 3\n";
        QVERIFY(refusalOf(many).find("4096") != std::string::npos);
    }

    void theOptionIsAFileOrColours()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("잉크.txt").toStdString();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("10 20 30\n");
        file.close();
        QCOMPARE(paletteOf(path), std::string("10,20,30"));
        QCOMPARE(paletteOf("10,20,30;4,5,6"), std::string("10,20,30;4,5,6"));
        QVERIFY_THROWS_EXCEPTION(Error, paletteOf(path + ".missing"));
    }
};

QTEST_GUILESS_MAIN(TestCells)
#include "test_cells.moc"
