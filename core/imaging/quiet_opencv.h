// A function that sets OpenCV up once: without threads and without log output of its own. Private to this
// folder.
#pragma once

#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>

namespace blindspot::imaging {

/// Pictures are worked on side by side by their callers' threads; OpenCV's own threads would only compete
/// with these. And what OpenCV has to say is said by our exceptions.
inline void quietOpenCvOnce()
{
    static const bool done = [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    static_cast<void>(done);
}

} // namespace blindspot::imaging
