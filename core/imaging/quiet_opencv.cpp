#include "core/imaging/quiet_opencv.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>

#include <cstdarg>
#include <iostream>
#include <streambuf>

#include <tiffio.h>

namespace blindspot::imaging {

namespace {

thread_local bool quiet = false;
thread_local bool tiffError = false;

/// Passes on what threads write that are not quiet.
class ThreadFilter final : public std::streambuf {
  public:
    explicit ThreadFilter(std::streambuf* next) : next_(next) {}

  protected:
    int_type overflow(int_type letter) override
    {
        if (quiet || traits_type::eq_int_type(letter, traits_type::eof())) return traits_type::not_eof(letter);
        return next_->sputc(traits_type::to_char_type(letter));
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override
    {
        return quiet ? count : next_->sputn(text, count);
    }
    int sync() override { return quiet ? 0 : next_->pubsync(); }

  private:
    std::streambuf* next_;
};

/// Put in before there are threads that could write meanwhile; it stays to the program's last line.
const bool kFiltered = [] {
    std::cerr.rdbuf(new ThreadFilter(std::cerr.rdbuf()));
    return true;
}();

void noteTiffError(thandle_t, const char*, const char*, va_list)
{
    tiffError = true;
}

} // namespace

void quietOpenCvOnce()
{
    static const bool done = [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        // libtiff's other handler, which would print, OpenCV replaces by a silent one with each of its decoders.
        TIFFSetErrorHandlerExt(noteTiffError);
        return true;
    }();
    static_cast<void>(done);
}

QuietDecoding::QuietDecoding()
{
    quietOpenCvOnce();
    quiet = kFiltered;
    tiffError = false;
}

QuietDecoding::~QuietDecoding()
{
    quiet = false;
}

bool QuietDecoding::tiffFailed() const
{
    return tiffError;
}

} // namespace blindspot::imaging
