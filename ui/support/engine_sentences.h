// The engine's English sentences and how the window puts them: what the translators see of the engine.
#pragma once

#include <span>

namespace blindspot::ui {

/// %1, %2... stand for values: names, paths, numbers.
struct Sentence {
    const char* shown;            ///< in the window, and the source of its translations
    const char* engine = nullptr; ///< as the engine has it, where the window has no command line to speak of
};

/// Translated in the context "blindspot::engine option": options as mistakes name them, and places.
std::span<const Sentence> optionNames();
/// In the context "blindspot::engine range": what an option takes.
std::span<const Sentence> optionRanges();
/// All others in the context "blindspot::engine".
std::span<const Sentence> sentencesOfOptions();
std::span<const Sentence> sentencesOfFiles();
std::span<const Sentence> sentencesOfWeights();
std::span<const Sentence> sentencesOfRuns();

} // namespace blindspot::ui
