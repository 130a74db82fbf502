// The readers of pictures: headers, decoders (OpenCV's and the libraries behind them), and printers' ICC profiles.
#include "core/imaging/codec.h"
#include "core/imaging/image_header.h"
#include "core/imaging/printer_profile.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"
#include "tests/support/picture_files.h"

#include <algorithm>
#include <lcms2.h>
#include <memory>
#include <opencv2/imgcodecs.hpp>
#include <span>

namespace blindspot::fuzz {

namespace {

std::span<const std::byte> bytesIn(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

void readHeader(const std::string& bytes)
{
    imaging::parseHeader(bytesIn(bytes));
}

/// Small pictures: a header that claims 200 million pixels is refused by their number, and that refusal is tried often enough.
void readPicture(const std::string& bytes)
{
    imaging::DecodeOptions options;
    options.maxPixels = 4'000'000;
    imaging::decodeLeniently(bytesIn(bytes), "picture", options);
}

std::uint32_t bigEndian(const std::string& bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// A PNG whose chunks have the right checksums: with wrong ones little of it is looked at.
void readPng(const std::string& bytes)
{
    std::string whole = bytes.substr(0, 8);
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t size = std::min<std::size_t>(bigEndian(bytes, at), bytes.size() - at - 12);
        const auto data = bytesIn(bytes).subspan(at + 8, size);
        const testing::Bytes chunk = testing::pngChunk(bytes.substr(at + 4, 4), {data.begin(), data.end()});
        whole.append(reinterpret_cast<const char*>(chunk.data()), chunk.size());
        at += 12 + size;
    }
    readPicture(whole);
}

void readProfile(const std::string& bytes)
{
    imaging::printedColours(scratchFile("profile.icc", bytes));
}

std::string encoded(const char* ending, const cv::Mat& picture)
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

cv::Mat smallPicture(int type)
{
    cv::Mat picture(9, 13, type);
    cv::RNG random(1);
    random.fill(picture, cv::RNG::UNIFORM, 0, 255);
    return picture;
}

std::vector<std::string> pngs()
{
    return {encoded(".png", smallPicture(CV_8UC3)), encoded(".png", smallPicture(CV_8UC4)), encoded(".png", smallPicture(CV_16UC1))};
}

std::vector<std::string> pictures()
{
    std::vector<std::string> all = pngs();
    for (const char* ending : {".jpg", ".bmp", ".webp", ".tiff", ".ppm"})
        all.push_back(encoded(ending, smallPicture(CV_8UC3)));
    all.push_back(encoded(".pgm", smallPicture(CV_8UC1)));
    all.push_back(encoded(".jpg", smallPicture(CV_8UC1)));
    const std::string& jpeg = all[3];
    const testing::Bytes turned = testing::withOrientation({bytesIn(jpeg).begin(), bytesIn(jpeg).end()}, 6);
    all.emplace_back(reinterpret_cast<const char*>(turned.data()), turned.size());
    return all;
}

/// sRGB's numbers, as a printer's profile.
std::vector<std::string> profiles()
{
    const std::unique_ptr<void, decltype(&cmsCloseProfile)> profile(cmsCreate_sRGBProfile(), cmsCloseProfile);
    cmsSetDeviceClass(profile.get(), cmsSigOutputClass);
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile.get(), nullptr, &size);
    std::string bytes(size, '\0');
    cmsSaveProfileToMem(profile.get(), bytes.data(), &size);
    return {bytes};
}

const std::vector<std::string> kPictureWords{"\xff\xd8\xff", "\xff\xe1", {"Exif\0\0", 6}, "\xff\xc0", "\xff\xc2", "\xff\xda", "\xff\xd9", {"II*\0", 4}, {"MM\0*", 4}, "RIFF",
                                             "WEBPVP8X", "ANIM", "BM", "P6\n", "P4 ", "IHDR", "IDAT", "acTL", "PLTE", "tRNS", "eXIf", "IEND"};

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"picture-header", readHeader, pictures, kPictureWords},
        {"picture", readPicture, pictures, kPictureWords},
        {"png", readPng, pngs, kPictureWords},
        {"icc-profile", readProfile, profiles, {"prtr", "RGB ", "CMYK", "GRAY", "Lab ", "XYZ ", "A2B0", "B2A0", "mft1", "mft2", "mAB ", "curv", "para", "rTRC"}},
    };
    return all;
}

} // namespace blindspot::fuzz
