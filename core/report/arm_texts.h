// What arms, groups and sizes are called in the report.
#pragma once

#include "core/evaluation/evaluation_report.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

std::string armText(evaluation::Arm arm, Language language);
std::string groupText(evaluation::ImageGroup group, Language language);
std::string sizeText(evaluation::ObjectSize size, Language language);

} // namespace blindspot::report
