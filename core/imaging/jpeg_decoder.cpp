#include "core/imaging/jpeg_decoder.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

namespace blindspot::imaging {

namespace {

/// Cameras and editors pad what they write, mostly by zeros; left-over data of another kind show that the decoder read too little
/// of them, because a part in the middle is not what was written. Up to this many bytes are taken for padding.
constexpr int kPadding = 8;

/// libjpeg leaves by longjmp on an error: no function that calls it holds objects with destructors of its own.
class JpegReader {
  public:
    explicit JpegReader(std::span<const std::byte> bytes) : bytes_(bytes)
    {
        info_.err = jpeg_std_error(&errors_);
        errors_.error_exit = [](j_common_ptr info) { std::longjmp(of(info).escape_, 1); };
        errors_.emit_message = [](j_common_ptr info, int level) {
            if (level < 0) of(info).judge();
        };
        errors_.output_message = [](j_common_ptr) {};
        info_.client_data = this;
    }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;
    ~JpegReader() { jpeg_destroy_decompress(&info_); }

    /// Up to the first row. False: this cannot be decoded.
    bool open(int reduction)
    {
        if (setjmp(escape_) != 0) return false;
        jpeg_create_decompress(&info_);
        jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes_.data()),
                     static_cast<unsigned long>(bytes_.size()));
        jpeg_read_header(&info_, TRUE);
        info_.scale_num = 1;
        info_.scale_denom = static_cast<unsigned int>(reduction);
        info_.out_color_space = info_.num_components == 4 ? JCS_CMYK : JCS_RGB;
        scanning_ = true;
        jpeg_start_decompress(&info_);
        return true;
    }

    int width() const { return static_cast<int>(info_.output_width); }
    int height() const { return static_cast<int>(info_.output_height); }
    bool isCmyk() const { return info_.out_color_space == JCS_CMYK; }

    /// Rows of 3 bytes a pixel; `row`: room for one of 4 bytes a pixel where isCmyk().
    void readRows(std::uint8_t* rgb, std::uint8_t* row)
    {
        if (setjmp(escape_) != 0) {
            noteDamage();
            return;
        }
        const std::size_t stride = std::size_t{info_.output_width} * 3;
        while (info_.output_scanline < info_.output_height) {
            if (isCmyk()) {
                std::uint8_t* const target = rgb + info_.output_scanline * stride;
                jpeg_read_scanlines(&info_, &row, 1);
                toRgb(row, target);
                continue;
            }
            std::array<JSAMPROW, 16> rows;
            JDIMENSION count = 0;
            for (; count < rows.size() && info_.output_scanline + count < info_.output_height; ++count)
                rows[count] = rgb + (info_.output_scanline + count) * stride;
            jpeg_read_scanlines(&info_, rows.data(), count);
        }
        if (isPoor()) damaged_ = true;
        jpeg_finish_decompress(&info_);
    }

    Message damage() const
    {
        if (!damaged_) return {};
        const bool rowKnown = badRow_ > 0 && badRow_ < height();
        if (ended_ && rowKnown)
            return {Message::tr("the data end early: row %1 of %2 and what follows are missing"), badRow_ + 1, height()};
        if (ended_) return Message::tr("the data end early");
        if (rowKnown)
            return {Message::tr("the data are spoiled, which shows at row %1 of %2"), badRow_ + 1, height()};
        return Message::tr("the data are spoiled");
    }

  private:
    static JpegReader& of(j_common_ptr info) { return *static_cast<JpegReader*>(info->client_data); }

    void noteDamage()
    {
        if (std::exchange(damaged_, true)) return;
        const bool rowByRow = !info_.progressive_mode && info_.input_scan_number <= 1;
        badRow_ = rowByRow ? static_cast<int>(info_.output_scanline) : 0;
    }

    void judge()
    {
        switch (errors_.msg_code) {
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
            noteDamage();
            break;
        case JWRN_JPEG_EOF:
            ended_ = true; // alone it is a missing end mark
            break;
        case JWRN_EXTRANEOUS_DATA:
            if (scanning_ && !isPadding(errors_.msg_parm.i[0])) noteDamage();
            break;
        default:
            break;
        }
    }

    /// Whether the `count` bytes before the mark that was just read are what encoders fill up with.
    bool isPadding(int count) const
    {
        if (count <= kPadding) return true;
        const auto* const end = reinterpret_cast<const std::byte*>(info_.src->next_input_byte);
        const std::size_t here = static_cast<std::size_t>(end - bytes_.data());
        if (end < bytes_.data() || here > bytes_.size() || here < static_cast<std::size_t>(count) + 2) return false;
        // The first ones may be the scan's own last bits.
        const auto skipped = bytes_.subspan(here - 2 - static_cast<std::size_t>(count) + kPadding,
                                            static_cast<std::size_t>(count) - kPadding);
        return std::all_of(skipped.begin(), skipped.end(),
                           [&skipped](std::byte value) { return value == skipped.front(); });
    }

    /// Whether scans are missing: those of a progressive picture refine it, those of others bring a colour each.
    bool isPoor() const
    {
        if (!info_.progressive_mode || info_.coef_bits == nullptr) return ended_ && info_.input_scan_number > 1;
        for (int component = 0; component < info_.num_components; ++component)
            for (int coefficient = 0; coefficient < DCTSIZE2; ++coefficient)
                if (info_.coef_bits[component][coefficient] != 0) return true;
        return false;
    }

    /// Adobe's writers store the inverse of the inks.
    void toRgb(const std::uint8_t* cmyk, std::uint8_t* rgb) const
    {
        const int flip = info_.saw_Adobe_marker ? 0 : 255;
        for (JDIMENSION x = 0; x < info_.output_width; ++x, cmyk += 4, rgb += 3) {
            const int black = cmyk[3] ^ flip;
            for (int i = 0; i < 3; ++i)
                rgb[i] = static_cast<std::uint8_t>(black - ((255 - (cmyk[i] ^ flip)) * black >> 8));
        }
    }

    std::span<const std::byte> bytes_;
    jpeg_decompress_struct info_{};
    jpeg_error_mgr errors_{};
    std::jmp_buf escape_;
    bool scanning_ = false; ///< behind the header
    bool ended_ = false;    ///< the bytes ended before the end mark
    bool damaged_ = false;
    int badRow_ = 0; ///< where it was noticed; 0: not known
};

} // namespace

std::optional<DecodedPicture> decodeJpeg(std::span<const std::byte> bytes, int reduction)
{
    JpegReader reader(bytes);
    if (!reader.open(reduction)) return std::nullopt;
    DecodedPicture picture;
    picture.image = Image(reader.width(), reader.height(), 127);
    picture.cmyk = reader.isCmyk();
    std::vector<std::uint8_t> row(picture.cmyk ? static_cast<std::size_t>(reader.width()) * 4 : 0);
    reader.readRows(picture.image.rgb.data(), row.data());
    picture.damage = reader.damage();
    return picture;
}

} // namespace blindspot::imaging
