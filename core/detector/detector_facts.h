// Functions that settle a detector's input size and class names from what its file says and what the user
// chose, and say what they made of them. Internal to core/detector.
#pragma once

#include "core/detector/detector.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::detector {

struct NetworkSpec;

/// The largest side that a detector may have, in pixels.
inline constexpr std::int64_t kMaxInputSize = 4096;

/// Sets the input's side: the larger of the file's (height, width; 0 where it does not say), rounded up to a
/// multiple of the largest of `strides` as ultralytics does. Errors: Error for one above kMaxInputSize.
void settleInputSize(DetectorInfo& info, const std::array<std::int64_t, 2>& said, const std::vector<std::int64_t>& strides);

/// Sets the heads and which of them the detector is examined by: the chosen one, else the one-to-many head where there is one, as
/// ultralytics does from 8.4.142 on. Errors: Error for one that it has not.
void settleHead(DetectorInfo& info, const NetworkSpec& spec);

/// Sets the class names: those of the choices, else the file's where there are as many as classes, else
/// "class 0" and so on. Errors: Error where the choices have another number of names, and where there are none and the file's
/// (`unreadable`) are no names.
void settleClassNames(DetectorInfo& info, const std::vector<std::string>& said, bool unreadable, std::int64_t classes);

/// Whether the classes are called "class 0" and so on, and the user did not choose that.
bool namesAreNumbers(const DetectorInfo& info);

/// Notes where a file's own word for its architecture ("yolo11n") is another family or scale than its tensors are.
void noteArchitecture(DetectorInfo& info, const std::string& said);

} // namespace blindspot::detector
