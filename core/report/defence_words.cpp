#include "core/report/defence_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace blindspot::report {

namespace {

struct Word {
    std::string_view name;
    Text text;
};

constexpr std::array kKinds = {Word{"none", Text::NoDefence},
                               Word{"jpeg", Text::DefenceJpeg},
                               Word{"median", Text::DefenceMedian},
                               Word{"gaussian", Text::DefenceGaussian},
                               Word{"lgs", Text::DefenceLgs},
                               Word{"resize-pad", Text::DefenceResizePad},
                               Word{"frequency-mask", Text::DefenceFrequencyMask}};
constexpr std::array kParameters = {Word{"quality", Text::ParameterQuality}, Word{"side", Text::ParameterSide},
                                    Word{"sigma", Text::ParameterSigma},     Word{"window", Text::ParameterWindow},
                                    Word{"overlap", Text::ParameterOverlap}, Word{"threshold", Text::ParameterThreshold},
                                    Word{"lambda", Text::ParameterLambda},   Word{"low", Text::ParameterLow},
                                    Word{"ratio", Text::ParameterRatio},     Word{"solidity", Text::ParameterSolidity}};

template <std::size_t N>
std::string wordOf(const std::array<Word, N>& words, std::string_view name, Language language)
{
    const auto found = std::find_if(words.begin(), words.end(), [name](const Word& word) { return word.name == name; });
    return found == words.end() ? std::string(name) : text(language, found->text);
}

} // namespace

std::string defenceTitle(const std::string& text, Language language)
{
    return wordOf(kKinds, std::string_view(text).substr(0, text.find(':')), language);
}

std::string defenceWords(const std::string& text, Language language)
{
    std::string_view rest = text;
    const std::size_t colon = rest.find(':');
    std::string parameters;
    while (colon != std::string_view::npos && !rest.empty()) {
        if (parameters.empty()) rest.remove_prefix(colon + 1);
        const std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        const std::size_t equals = one.find('=');
        parameters.append(parameters.empty() ? "" : ", ").append(wordOf(kParameters, one.substr(0, equals), language));
        if (equals != std::string_view::npos) parameters.append(" ").append(one.substr(equals + 1));
    }
    const std::string title = defenceTitle(text, language);
    if (parameters.empty()) return title;
    return report::text(language, Text::TitleWithParameters, {title, parameters});
}

} // namespace blindspot::report
