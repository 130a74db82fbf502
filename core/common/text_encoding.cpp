#include "core/common/text_encoding.h"

#include "core/common/json_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iconv.h>
#include <vector>

namespace blindspot {

namespace {

// Letters that names of things to detect are made of. A few of them in a file of names settle what the ranges of
// bytes leave open: most Korean text is also valid Chinese text, in rare signs.
constexpr std::u32string_view kKorean =
    U"사람자동차트럭버스오토바이고양개새말소전거기신호등표지판의테이블컵병가방모안조끼헬멧화재연불량정상제품유리과일"
    U"나무물건집문창책노북컴퓨터마우키보드핸폰인남여성어린행운중장비굴삭크레게선박결함균열긁힘오염택배상자승용도로"
    U"얼굴손발머리검은흰빨간파란색고속경찰구급소방";
constexpr std::u32string_view kChinese =
    U"人车行汽自货卡公交摩托狗猫鸟马牛羊安全帽头盔衣服手机电脑桌椅子杯瓶包书门窗灯红绿信号标志牌火烟水船飞轮胎缺陷"
    U"裂纹划痕正常合格不良男女孩大小中上下前后左右戴未无有吸打玩睡觉跌倒救生背心反光通道路面坑树木花草果苹香蕉橙白黑"
    U"蓝黄色脸员工区域类別别物体動車機動號貓";
constexpr std::u32string_view kJapanese = U"人車犬猫鳥馬牛自動転乗用歩行者信号機標識船飛電話傘瓶椅子机本赤青黄顔手足男女";

std::vector<char32_t> codePoints(const std::string& utf8)
{
    std::vector<char32_t> points;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        char32_t point = more == 0 ? first : first & (0x3F >> more);
        for (int k = 1; k <= more && i + static_cast<std::size_t>(k) < utf8.size(); ++k)
            point = point << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3FU);
        points.push_back(point);
        i += static_cast<std::size_t>(more) + 1;
    }
    return points;
}

bool isAsciiLetter(char32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

bool between(char32_t point, char32_t low, char32_t high)
{
    return point >= low && point <= high;
}

bool isHan(char32_t point)
{
    return between(point, 0x4E00, 0x9FFF);
}

/// How likely a sign is in a text of an encoding: 2 where it is frequent, about 1 where it is usual, less where it
/// is rare. `usual`: its bytes lie where the encoding keeps its usual signs.
using Likelihood = double (*)(char32_t point, bool usual, bool besideLetter);

double likelyKorean(char32_t point, bool usual, bool)
{
    if (kKorean.find(point) != std::u32string_view::npos) return 2;
    if (between(point, 0xAC00, 0xD7A3)) return usual ? 1 : 0.1;
    return 0.2;
}

double likelySimplified(char32_t point, bool usual, bool)
{
    if (kChinese.find(point) != std::u32string_view::npos) return 2;
    return isHan(point) ? (usual ? 1 : 0.1) : 0.1;
}

double likelyTraditional(char32_t point, bool usual, bool)
{
    return isHan(point) ? (usual ? 1 : 0.3) : 0.1;
}

double likelyJapanese(char32_t point, bool usual, bool)
{
    if (between(point, 0x3041, 0x30FC) || kJapanese.find(point) != std::u32string_view::npos) return 2;
    if (between(point, 0xFF61, 0xFF9F)) return 0.2;
    return isHan(point) ? (usual ? 1 : 0.3) : 0.1;
}

double likelyWestern(char32_t point, bool, bool besideLetter)
{
    const bool letter = between(point, 0xC0, 0xFF) || point == 0x160 || point == 0x161 || point == 0x17D ||
                        point == 0x17E || point == 0x152 || point == 0x153;
    return letter && besideLetter ? 1.1 : 0.2;
}

double likelyCyrillic(char32_t point, bool, bool)
{
    if (between(point, 0x430, 0x44F) || point == 0x451) return 0.9;
    return between(point, 0x410, 0x42F) ? 0.4 : 0.1;
}

struct Candidate {
    const char* name;
    int bytes; ///< of a sign that is not ASCII
    std::array<int, 2> usualLeads;
    int usualTrail; ///< at least
    Likelihood likelihood;
};

// In the order in which they are preferred where the text does not decide.
constexpr std::array kCandidates{
    Candidate{"CP949", 2, {0xB0, 0xC8}, 0xA1, likelyKorean},
    Candidate{"GB18030", 2, {0xB0, 0xF7}, 0xA1, likelySimplified},
    Candidate{"BIG5", 2, {0xA4, 0xC6}, 0x40, likelyTraditional},
    Candidate{"CP932", 2, {0x88, 0x97}, 0x40, likelyJapanese},
    Candidate{"CP1252", 1, {0, 0}, 0, likelyWestern},
    Candidate{"CP1251", 1, {0, 0}, 0, likelyCyrillic},
};

/// The mean likelihood of the signs that are not ASCII, each weighed by its bytes; -1 where the bytes are no
/// such text.
double score(std::string_view bytes, const Candidate& candidate)
{
    const auto utf8 = convertToUtf8(bytes, candidate.name);
    if (!utf8) return -1;
    const std::vector<char32_t> points = codePoints(*utf8);
    double sum = 0;
    double weight = 0;
    std::size_t at = 0; // in `bytes`
    for (std::size_t i = 0; i < points.size() && at < bytes.size(); ++i) {
        if (points[i] < 0x80) {
            ++at;
            continue;
        }
        const bool halfWidth = candidate.bytes == 2 && between(points[i], 0xFF61, 0xFF9F);
        const int size = halfWidth ? 1 : candidate.bytes;
        const int lead = static_cast<unsigned char>(bytes[at]);
        const int trail = size == 2 && at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : 0;
        const bool usual = lead >= candidate.usualLeads[0] && lead <= candidate.usualLeads[1] &&
                           trail >= candidate.usualTrail;
        const bool beside = (i > 0 && isAsciiLetter(points[i - 1])) ||
                            (i + 1 < points.size() && isAsciiLetter(points[i + 1]));
        sum += candidate.likelihood(points[i], usual, beside) * size;
        weight += size;
        at += static_cast<std::size_t>(size);
    }
    return weight > 0 ? sum / weight : -1;
}

std::string withPlainLineEnds(std::string text)
{
    std::string plain;
    if (text.find('\r') == std::string::npos && text.find('\0') == std::string::npos) return text;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') plain += '\n';
        } else if (text[i] != '\0') {
            plain += text[i];
        }
    }
    return plain;
}

/// UTF-16 whose text is mostly Latin: nearly every other byte is 0.
std::string utf16WithoutMark(std::string_view bytes)
{
    if (bytes.size() < 4) return {};
    std::array<std::size_t, 2> zeros{};
    const std::size_t looked = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
    for (std::size_t i = 0; i < looked; ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    const std::size_t most = looked / 2;
    if (zeros[1] * 10 >= most * 6 && zeros[0] * 10 <= most) return "UTF-16LE";
    if (zeros[0] * 10 >= most * 6 && zeros[1] * 10 <= most) return "UTF-16BE";
    return {};
}

struct Mark {
    std::string_view bytes;
    const char* encoding;
};

// The longer ones first: UTF-32's begins with UTF-16's.
constexpr std::array kMarks{Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                            Mark{{"\xEF\xBB\xBF", 3}, "UTF-8"}, Mark{{"\xFF\xFE", 2}, "UTF-16LE"},
                            Mark{{"\xFE\xFF", 2}, "UTF-16BE"}};

std::string upper(std::string text)
{
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

bool isEastAsian(std::string_view encoding)
{
    constexpr std::array starts{"GB", "EUC", "CP9", "MS9", "SHIFT", "SJIS", "BIG5", "KS", "UHC", "HZ"};
    return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return encoding.starts_with(start); });
}

/// Lengths of well-formed sequences; what is none becomes U+FFFD. How many of either there were.
std::string repaired(std::string_view bytes, std::size_t& good, std::size_t& bad)
{
    std::string text;
    bool lastBad = false; // the bytes of one broken sign count once
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t size = 1;
        for (std::size_t tried = std::min<std::size_t>(4, bytes.size() - i); tried > 1; --tried)
            if (isUtf8(bytes.substr(i, tried)) && static_cast<unsigned char>(bytes[i]) >= 0x80) {
                // The first sequence alone: the length is what the first byte says.
                const auto first = static_cast<unsigned char>(bytes[i]);
                size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
                break;
            }
        const bool isBad = size == 1 && static_cast<unsigned char>(bytes[i]) >= 0x80;
        good += size > 1 ? 1 : 0;
        bad += isBad && !lastBad ? 1 : 0;
        if (!isBad)
            text += bytes.substr(i, size);
        else if (!lastBad)
            text += "\uFFFD";
        lastBad = isBad;
        i += size;
    }
    return text;
}

DecodedText guessedText(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = 0;
    std::string text = repaired(bytes, good, bad);
    if (good < 4 * bad) {
        const std::string encoding = guessEncoding(bytes);
        if (auto converted = convertToUtf8(bytes, encoding)) return {std::move(*converted), encoding, true};
    }
    return {std::move(text), "UTF-8", true};
}

} // namespace

std::optional<std::string> convertToUtf8(std::string_view bytes, const std::string& encoding)
{
    const iconv_t converter = ::iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return {}; // NOLINT: iconv's own way to say it
    std::string text(bytes.size() * 2 + 16, '\0');
    std::string from(bytes);
    char* in = from.data();
    std::size_t inLeft = from.size();
    std::size_t done = 0;
    bool failed = false;
    while (!failed) {
        char* out = text.data() + done;
        std::size_t outLeft = text.size() - done;
        const std::size_t result = ::iconv(converter, inLeft > 0 ? &in : nullptr, &inLeft, &out, &outLeft);
        done = text.size() - outLeft;
        if (result != static_cast<std::size_t>(-1)) break;
        if (errno == E2BIG)
            text.resize(text.size() * 2);
        else
            failed = true;
    }
    ::iconv_close(converter);
    if (failed || inLeft > 0) return {};
    text.resize(done);
    return text;
}

std::string guessEncoding(std::string_view bytes)
{
    constexpr std::size_t enough = 1 << 16;
    std::string_view looked = bytes.substr(0, enough);
    if (looked.size() < bytes.size()) looked = looked.substr(0, looked.find_last_of("\r\n") + 1);
    const char* best = "ISO-8859-1"; // every byte is a sign of it
    double most = 0;
    for (const Candidate& candidate : kCandidates) {
        const double found = score(looked, candidate);
        if (found > most && convertToUtf8(bytes, candidate.name)) {
            most = found;
            best = candidate.name;
        }
    }
    return best;
}

DecodedText decodeText(std::string_view bytes, const std::string& declared)
{
    const auto plain = [](DecodedText decoded) {
        decoded.text = withPlainLineEnds(std::move(decoded.text));
        return decoded;
    };
    for (const Mark& mark : kMarks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        const std::string_view rest = bytes.substr(mark.bytes.size());
        if (mark.encoding == std::string_view("UTF-8")) {
            if (isUtf8(rest)) return plain({std::string(rest), "UTF-8", false});
            return plain(guessedText(rest));
        }
        const std::size_t unit = std::string_view(mark.encoding).starts_with("UTF-32") ? 4 : 2;
        // A file that was cut short, or put together by a shell that knows no UTF-16, ends within a sign.
        if (auto text = convertToUtf8(rest.substr(0, rest.size() / unit * unit), mark.encoding))
            return plain({std::move(*text), mark.encoding, false});
    }
    if (const std::string wide = utf16WithoutMark(bytes); !wide.empty())
        if (auto text = convertToUtf8(bytes.substr(0, bytes.size() / 2 * 2), wide))
            return plain({std::move(*text), wide, false});
    const std::string said = upper(declared);
    const bool saysOther = !said.empty() && said != "UTF-8" && said != "UTF8" && said != "US-ASCII" &&
                           said != "ASCII" && !said.starts_with("UTF-16") && !said.starts_with("UTF-32");
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    // Text of another encoding hardly ever has the form of UTF-8: a file that has was converted and still says
    // what it was before. Some signs of two bytes of East Asian encodings have it, but in UTF-8 theirs have three.
    const bool twoBytesOnly =
        std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    if (isUtf8(bytes) && !(isEastAsian(said) && twoBytesOnly && !ascii))
        return plain({std::string(bytes), "UTF-8", saysOther && !ascii});
    // What calls itself GB2312 uses all of GBK.
    if (saysOther)
        if (auto text = convertToUtf8(bytes, said.starts_with("GB") ? "GB18030" : said == "EUC-KR" ? "CP949" : declared))
            return plain({std::move(*text), declared, false});
    return plain(guessedText(bytes));
}

} // namespace blindspot
