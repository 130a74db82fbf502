#include "app/cli/version_text.h"

#include "build_id.h"
#include "core/compute/device.h"
#include "core/compute/torch_build.h"

namespace blindspot::cli {

std::string versionText()
{
    const std::string cuda = compute::cudaOfTorch();
    return "blindspot-cli " BLINDSPOT_VERSION "\n"
           "build " BLINDSPOT_BUILD_ID "\n"
           "LibTorch " +
           compute::torchVersion() + (cuda.empty() ? ", without CUDA" : ", CUDA " + cuda);
}

} // namespace blindspot::cli
