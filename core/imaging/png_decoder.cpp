#include "core/imaging/png_decoder.h"

#include <algorithm>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include <png.h>

namespace blindspot::imaging {

namespace {

/// libpng leaves by longjmp on an error: no function that calls it holds objects with destructors of its own.
class PngReader {
  public:
    explicit PngReader(std::span<const std::byte> bytes) : bytes_(bytes)
    {
        png_ = png_create_read_struct(
            PNG_LIBPNG_VER_STRING, this,
            [](png_structp png, png_const_charp) {
                std::longjmp(static_cast<PngReader*>(png_get_error_ptr(png))->escape_, 1);
            },
            [](png_structp png, png_const_charp text) {
                static_cast<PngReader*>(png_get_error_ptr(png))->judge(text);
            });
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
    }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    /// Up to the first row. False: this cannot be decoded.
    bool open()
    {
        if (png_ == nullptr || info_ == nullptr || setjmp(escape_) != 0) return false;
        png_set_read_fn(png_, this, [](png_structp png, png_bytep into, std::size_t count) {
            static_cast<PngReader*>(png_get_io_ptr(png))->read(png, into, count);
        });
        // Animated pictures say so in a chunk that libpng does not know.
        static constexpr png_byte animation[] = {'a', 'c', 'T', 'L', 0};
        png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_ALWAYS, animation, 1);
        png_read_info(png_, info_);
        bits_ = png_get_bit_depth(png_, info_);
        alpha_ = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0 ||
                 png_get_valid(png_, info_, PNG_INFO_tRNS) != 0;
        if (bits_ == 16) png_set_strip_16(png_);
        png_set_expand(png_); // palettes to colours, one to four bits to eight, a transparent colour to alpha
        png_set_gray_to_rgb(png_);
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        frames_ = countFrames();
        return png_get_rowbytes(png_, info_) == std::size_t{width()} * (alpha_ ? 4 : 3);
    }

    std::uint32_t width() const { return png_get_image_width(png_, info_); }
    std::uint32_t height() const { return png_get_image_height(png_, info_); }
    bool hasAlpha() const { return alpha_; }
    bool isInterlaced() const { return passes_ > 1; }
    int bits() const { return bits_; }
    int frames() const { return frames_; }

    /// `pixels`: all rows, 3 bytes a pixel or, with alpha, 4; or with `every` one row, which `every` is called for each time.
    template <typename Every>
    void readRows(std::uint8_t* pixels, std::size_t stride, const Every& every)
    {
        if (setjmp(escape_) != 0) {
            damaged_ = true;
            return;
        }
        for (int pass = 0; pass < passes_; ++pass)
            for (row_ = 0; row_ < height(); ++row_) {
                png_read_row(png_, pixels + stride * row_, nullptr);
                every(row_);
            }
        png_read_end(png_, nullptr);
    }

    Message damage() const
    {
        if (!damaged_) return {};
        if (passes_ == 1 && row_ > 0 && row_ + 1 < height())
            return ended_ ? Message(Message::tr("the data end early: row %1 of %2 and what follows are missing"), row_ + 1,
                                    height())
                          : Message(Message::tr("the data are spoiled, which shows at row %1 of %2"), row_ + 1, height());
        return ended_ ? Message::tr("the data end early") : Message::tr("the data are spoiled");
    }

  private:
    void read(png_structp png, png_bytep into, std::size_t count)
    {
        if (count > bytes_.size() - offset_) {
            ended_ = true;
            png_error(png, "end of the bytes");
        }
        std::memcpy(into, bytes_.data() + offset_, count);
        offset_ += count;
    }

    void judge(std::string_view text)
    {
        // zlib's word for a wrong checksum of the picture's own data, which is found behind the last row.
        if (text.starts_with("IDAT") && text.find("incorrect data check") != text.npos) damaged_ = true;
    }

    int countFrames() const
    {
        png_unknown_chunkp chunks = nullptr;
        const int count = png_get_unknown_chunks(png_, info_, &chunks);
        for (int i = 0; i < count; ++i)
            if (std::memcmp(chunks[i].name, "acTL", 4) == 0 && chunks[i].size >= 4)
                return static_cast<int>(std::min(png_get_uint_32(chunks[i].data), 1'000'000U));
        return 1;
    }

    std::span<const std::byte> bytes_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::jmp_buf escape_;
    std::size_t offset_ = 0;
    int bits_ = 8, passes_ = 1, frames_ = 1;
    bool alpha_ = false, ended_ = false, damaged_ = false;
    std::uint32_t row_ = 0;
};

/// Copies the colours of a row; whether all of it is opaque.
bool packRow(const std::uint8_t* rgba, std::uint8_t* rgb, int width)
{
    std::uint8_t opacity = 255;
    for (int x = 0; x < width; ++x, rgba += 4, rgb += 3) {
        rgb[0] = rgba[0], rgb[1] = rgba[1], rgb[2] = rgba[2];
        opacity &= rgba[3];
    }
    return opacity == 255;
}

void readWithAlpha(PngReader& reader, DecodedPicture& picture)
{
    Image& image = picture.image;
    const std::size_t stride = static_cast<std::size_t>(image.width) * 4;
    const auto pack = [&image, &picture](const std::uint8_t* rgba, std::uint32_t row) {
        if (!packRow(rgba, image.pixel(0, static_cast<int>(row)), image.width)) picture.transparent = true;
    };
    if (!reader.isInterlaced()) {
        std::vector<std::uint8_t> row(stride);
        reader.readRows(row.data(), 0, [&](std::uint32_t y) { pack(row.data(), y); });
        return;
    }
    std::vector<std::uint8_t> all(stride * static_cast<std::size_t>(image.height), 127);
    reader.readRows(all.data(), stride, [](std::uint32_t) {});
    for (std::uint32_t y = 0; y < reader.height(); ++y)
        pack(all.data() + stride * y, y);
}

} // namespace

std::optional<DecodedPicture> decodePng(std::span<const std::byte> bytes)
{
    PngReader reader(bytes);
    if (!reader.open()) return std::nullopt;
    DecodedPicture picture;
    picture.image = Image(static_cast<int>(reader.width()), static_cast<int>(reader.height()), 127);
    picture.bits = reader.bits();
    picture.frames = reader.frames();
    if (reader.hasAlpha())
        readWithAlpha(reader, picture);
    else
        reader.readRows(picture.image.rgb.data(), static_cast<std::size_t>(picture.image.width) * 3, [](std::uint32_t) {});
    picture.damage = reader.damage();
    return picture;
}

} // namespace blindspot::imaging
