// Functions that name arms, groups of images and sizes of objects in the report's language.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

std::string armText(metrics::Arm arm, Language language);
std::string groupText(metrics::ImageGroup group, Language language);
std::string sizeText(metrics::ObjectSize size, Language language);
/// "below 64", of the class of metrics::kInputSizeBounds.
std::string inputSizeText(std::size_t size, Language language);

} // namespace blindspot::report
