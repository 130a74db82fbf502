// What --version says.
#pragma once

#include <string>

namespace blindspot::cli {

/// Three lines: the version; of which commit the build is; LibTorch's version and the CUDA that it was built with.
std::string versionText();

} // namespace blindspot::cli
