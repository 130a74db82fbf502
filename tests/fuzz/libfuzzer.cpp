// The entries that libFuzzer asks for: fuzz_<group> TARGET [libFuzzer's options]. `fuzz_<group> --seeds FOLDER` writes the seeds and a
// dictionary of every target instead, and `--list` names the targets.
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"

#include <cstdint>
#include <cstdio>
#include <cstring>

namespace {

using namespace blindspot;

const fuzz::Target* chosen = nullptr;

std::string dictionaryOf(const fuzz::Target& target)
{
    std::string text;
    for (const std::string& word : target.words) {
        text += '"';
        for (const char letter : word) {
            char code[5];
            std::snprintf(code, sizeof code, "\\x%02X", static_cast<unsigned char>(letter));
            text += code;
        }
        text += "\"\n";
    }
    return text;
}

void writeSeeds(const std::filesystem::path& folder)
{
    for (const fuzz::Target& target : fuzz::targets()) {
        int number = 0;
        for (const std::string& seed : target.seeds())
            fuzz::writeBytes(folder / target.name / ("seed-" + std::to_string(number++)), seed);
        fuzz::writeBytes(folder / (std::string(target.name) + ".dict"), dictionaryOf(target));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    const char* name = *count > 1 ? (*arguments)[1] : "";
    if (std::strcmp(name, "--seeds") == 0 && *count > 2) {
        writeSeeds((*arguments)[2]);
        std::exit(0);
    }
    for (const fuzz::Target& target : fuzz::targets()) {
        if (std::strcmp(name, "--list") == 0) std::puts(target.name);
        if (std::strcmp(name, target.name) == 0) chosen = &target;
    }
    if (!chosen) {
        if (std::strcmp(name, "--list") != 0) std::fprintf(stderr, "%s: there is no target '%s'; --list names them\n", (*arguments)[0], name);
        std::exit(std::strcmp(name, "--list") == 0 ? 0 : 2);
    }
    // The target's name is no option of libFuzzer's.
    std::memmove(*arguments + 1, *arguments + 2, sizeof(char*) * static_cast<std::size_t>(*count - 1));
    --*count;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::tryRead(*chosen, std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
