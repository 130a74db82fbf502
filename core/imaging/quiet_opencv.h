// Functions that keep OpenCV and libtiff from threads and output of their own. For this folder and core/video.
#pragma once

namespace blindspot::imaging {

/// Sets both up, once. Pictures are worked on side by side by their callers' threads; OpenCV's own threads would only compete with
/// these. And what the libraries have to say is said by our exceptions and DecodedPicture::damage.
void quietOpenCvOnce();

/// While it lives, what this thread writes to std::cerr is dropped (OpenCV reports there what its decoders throw), and errors that
/// libtiff reports on this thread are noted: OpenCV takes what libtiff could decode without asking. One at a time on a thread.
class QuietDecoding {
  public:
    QuietDecoding();
    QuietDecoding(const QuietDecoding&) = delete;
    QuietDecoding& operator=(const QuietDecoding&) = delete;
    ~QuietDecoding();

    bool tiffFailed() const;
};

} // namespace blindspot::imaging
