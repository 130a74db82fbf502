// A Target is a reader of foreign bytes, to be given hostile ones. The programs of this folder are made of targets: with libFuzzer
// (libfuzzer.cpp) they search for days, as tests (test_hostile_input.cpp) they try some thousand changed inputs each.
#pragma once

#include <string>
#include <vector>

namespace blindspot::fuzz {

struct Target {
    const char* name;
    /// Reads the bytes. It may throw Error; any other exception, a fault of memory, ten seconds or a GiB of memory are faults.
    void (*read)(const std::string& bytes);
    /// Inputs that are read without an error, to begin with; small ones, for the search is as fast as they are small.
    std::vector<std::string> (*seeds)();
    /// Words of the format, which chance alone would seldom write.
    std::vector<std::string> words;
};

/// Those of this program.
const std::vector<Target>& targets();

/// Errors that a reader may throw end here.
void tryRead(const Target& target, const std::string& bytes);

} // namespace blindspot::fuzz
