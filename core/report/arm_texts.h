// What arms, groups and sizes are called in the report.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

std::string armText(metrics::Arm arm, Language language);
std::string groupText(metrics::ImageGroup group, Language language);
std::string sizeText(metrics::ObjectSize size, Language language);

} // namespace blindspot::report
