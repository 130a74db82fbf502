#include "tests/fuzz/target.h"

#include "core/common/error.h"

namespace blindspot::fuzz {

void tryRead(const Target& target, const std::string& bytes)
{
    try {
        target.read(bytes);
    }
    catch (const Error&) {
    }
}

} // namespace blindspot::fuzz
