// The colours of printers' profiles that are made here: of the three kinds of inks, and of what is no printer's.
#include "core/imaging/printer_profile.h"

#include "core/common/error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <string>

using namespace blindspot;

namespace {

/// Writes the profile and closes it.
std::string saved(cmsHPROFILE profile, const QTemporaryDir& folder, const char* name)
{
    const std::string file = folder.filePath(name).toStdString();
    cmsSaveProfileToFile(profile, file.c_str());
    cmsCloseProfile(profile);
    return file;
}

cmsHPROFILE asPrinter(cmsHPROFILE profile)
{
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    return profile;
}

/// A printer of RGB data with primaries that lie `share` of the way from white to those of sRGB, in its tone curve.
cmsHPROFILE rgbPrinter(double share)
{
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const auto primary = [&](double x, double y) {
        return cmsCIExyY{white.x + share * (x - white.x), white.y + share * (y - white.y), 1};
    };
    const cmsCIExyYTRIPLE primaries{primary(0.64, 0.33), primary(0.30, 0.60), primary(0.15, 0.06)};
    const cmsFloat64Number curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve* tone = cmsBuildParametricToneCurve(nullptr, 4, curve);
    cmsToneCurve* tones[] = {tone, tone, tone};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, tones);
    cmsFreeToneCurve(tone);
    return asPrinter(profile);
}

/// What inks look like by this plainest of models, in Lab: black takes the lightness, the others their part of it.
cmsInt32Number labOfInks(const cmsUInt16Number in[], cmsUInt16Number out[], void*)
{
    const double c = in[0] / 65535.0, m = in[1] / 65535.0, y = in[2] / 65535.0, k = in[3] / 65535.0;
    const cmsCIELab lab{(100 - 20 * c - 30 * m - 5 * y) * (1 - 0.9 * k), (50 * m - 30 * c) * (1 - k), (60 * y - 40 * c) * (1 - k)};
    cmsFloat2LabEncodedV2(out, &lab);
    return TRUE;
}

cmsHPROFILE cmykPrinter()
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.1);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 4, 3);
    cmsStage* table = cmsStageAllocCLut16bit(nullptr, 9, 4, 3, nullptr);
    cmsStageSampleCLut16bit(table, labOfInks, nullptr, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
    cmsPipelineFree(pipeline);
    return asPrinter(profile);
}

cmsHPROFILE greyPrinter()
{
    cmsToneCurve* tone = cmsBuildGamma(nullptr, 2.2);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), tone);
    cmsFreeToneCurve(tone);
    return asPrinter(profile);
}

QString errorOf(const std::string& file)
{
    try {
        imaging::printedColours(file);
        return {};
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
}

double strongest(const std::vector<std::array<double, 3>>& colours)
{
    double most = 0;
    for (const auto& colour : colours) {
        const auto [low, high] = std::minmax_element(colour.begin(), colour.end());
        most = std::max(most, *high - *low);
    }
    return most;
}

bool has(const std::vector<std::array<double, 3>>& colours, std::array<double, 3> wanted)
{
    return std::any_of(colours.begin(), colours.end(), [&](const std::array<double, 3>& colour) {
        for (std::size_t i = 0; i < 3; ++i)
            if (std::abs(colour[i] - wanted[i]) > 1) return false;
        return true;
    });
}

} // namespace

class TestPrinterProfile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPrinterOfAllColoursPrintsTheGrid()
    {
        const std::string file = saved(rgbPrinter(1), folder_, "wide.icc");
        QVERIFY(imaging::isPrinterProfile(file));
        const auto colours = imaging::printedColours(file);
        QCOMPARE(colours.size(), std::size_t{11 * 11 * 11});
        for (const double value : {0.0, 255.0 * 3 / 10, 255.0})
            QVERIFY(has(colours, {std::round(value), 255, 0}) && has(colours, {255, std::round(value), std::round(value)}));
    }

    void aPalePrinterPrintsPaleColours()
    {
        const auto pale = imaging::printedColours(saved(rgbPrinter(0.3), folder_, "pale.icc"));
        QVERIFY2(strongest(pale) < 150, qPrintable(QString::number(strongest(pale))));
        QVERIFY(has(pale, {255, 255, 255}) && has(pale, {0, 0, 0}));
    }

    void inksAreMixed()
    {
        const auto colours = imaging::printedColours(saved(cmykPrinter(), folder_, "cmyk.icc"));
        QVERIFY2(colours.size() > 500 && colours.size() <= 1296, qPrintable(QString::number(colours.size())));
        QVERIFY(has(colours, {255, 255, 255})); // the paper
        QVERIFY(!has(colours, {255, 0, 0}) && !has(colours, {0, 0, 255}));
        const bool dark = std::any_of(colours.begin(), colours.end(), [](const auto& c) { return c[0] < 40 && c[1] < 40 && c[2] < 40; });
        QVERIFY(dark && strongest(colours) > 60);
    }

    void blackAloneIsGrey()
    {
        const auto colours = imaging::printedColours(saved(greyPrinter(), folder_, "grey.icc"));
        QVERIFY(colours.size() > 200);
        QVERIFY(strongest(colours) <= 2);
    }

    void whatIsNoPrintersIsRefused()
    {
        QVERIFY(errorOf(saved(cmsCreate_sRGBProfile(), folder_, "monitor.icc")).contains("not of a printer"));
        const QString text = folder_.filePath("text.icc");
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("12 30 200\n");
        file.close();
        QVERIFY(!imaging::isPrinterProfile(text.toStdString()));
        QVERIFY(errorOf(text.toStdString()).contains("no ICC profile"));
        QVERIFY(errorOf(folder_.filePath("nowhere.icc").toStdString()).contains("nowhere.icc"));
    }

    void whatIsDamagedIsRefused()
    {
        QFile whole(QString::fromStdString(saved(cmykPrinter(), folder_, "whole.icc")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray content = whole.readAll();
        for (const qsizetype length : {40, 128, 300}) {
            QFile part(folder_.filePath("part.icc"));
            QVERIFY(part.open(QIODevice::WriteOnly | QIODevice::Truncate));
            part.write(content.first(std::min(length, content.size() - 1)));
            part.close();
            QVERIFY2(!errorOf(part.fileName().toStdString()).isEmpty(), qPrintable(QString::number(length)));
        }
    }

  private:
    QTemporaryDir folder_;
};

QTEST_APPLESS_MAIN(TestPrinterProfile)
#include "test_printer_profile.moc"
