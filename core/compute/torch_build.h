// What the LibTorch that this program is linked to was built with.
#pragma once

#include <string>

namespace blindspot::compute {

/// The version of CUDA that it was built with, "13.0"; empty where it was built without. Whether there is a GPU does not matter.
std::string cudaOfTorch();

/// "12.6" of 12060, as CUDA counts its versions in one number; empty for numbers that are none.
std::string cudaVersionText(long version);

} // namespace blindspot::compute
