#include "core/report/defence_words.h"

#include <algorithm>
#include <array>

namespace blindspot::report {

namespace {

struct Word {
    std::string_view name, english, korean;
};

constexpr std::array<Word, 7> kDefences{
    {{"none", "none", "없음"},
     {"jpeg", "JPEG compression", "JPEG 압축"},
     {"median", "Median blur", "중앙값 흐림"},
     {"gaussian", "Gaussian blur", "가우시안 흐림"},
     {"lgs", "Local gradients smoothing", "국소 기울기 평활화"},
     {"resize-pad", "Random resize and padding", "무작위 크기 조절과 채움"},
     {"frequency-mask", "High-frequency region masking", "고주파 영역 마스킹"}}};
constexpr std::array<Word, 10> kParameters{{{"quality", "quality", "품질"},
                                            {"side", "side", "변"},
                                            {"sigma", "sigma", "시그마"},
                                            {"window", "window", "창"},
                                            {"overlap", "overlap", "겹침"},
                                            {"threshold", "threshold", "임계값"},
                                            {"lambda", "lambda", "람다"},
                                            {"low", "low", "하한"},
                                            {"ratio", "ratio", "비율"},
                                            {"solidity", "solidity", "충실도"}}};

template <std::size_t kCount>
std::string wordOf(const std::array<Word, kCount>& words, std::string_view name, Language language)
{
    for (const Word& word : words)
        if (word.name == name) return std::string(language == Language::Korean ? word.korean : word.english);
    return std::string(name);
}

} // namespace

std::string defenceWords(const std::string& text, Language language)
{
    const std::string_view whole(text);
    const std::size_t colon = whole.find(':');
    const std::string title = wordOf(kDefences, whole.substr(0, colon), language);
    std::string parameters;
    for (std::string_view rest = colon == whole.npos ? "" : whole.substr(colon + 1); !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find(','));
        const std::size_t equals = one.find('=');
        parameters += (parameters.empty() ? "" : ", ") + wordOf(kParameters, one.substr(0, equals), language);
        if (equals != one.npos) parameters.append(" ").append(one.substr(equals + 1));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    }
    return parameters.empty() ? title : title + " (" + parameters + ")";
}

} // namespace blindspot::report
