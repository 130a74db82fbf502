// A JsonFilter is a stream buffer that reads a COCO JSON file and leaves out its segmentation polygons, which
// are nine tenths of such a file and are seldom used. Private to this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blindspot::dataset {

/// Reads `file` block by block. The value of every "segmentation" key, where it is a list or an object, is not read: the place of
/// its first byte in the file stands for it, so that it can be read later (SegmentReader). The words NaN and Infinity, which Python
/// writes though JSON has no such numbers, become null. Everything else passes as it is.
class JsonFilter final : public std::streambuf {
  public:
    /// Errors: Error when the file cannot be opened, is empty, or is by its first bytes no JSON in UTF-8 (UTF-16, compressed, a page).
    explicit JsonFilter(const std::filesystem::path& file);

    std::int64_t fileSize() const { return fileSize_; }
    std::int64_t bytesRead() const { return bytesRead_; }
    /// Where in the file the n-th character of the last two blocks of the stream came from.
    std::int64_t filePosition(std::int64_t streamPosition) const;

  protected:
    int_type underflow() override;

  private:
    enum class State { Plain, String, Escape, AfterKey, BeforeValue, Word, Skip, SkipString, SkipEscape };

    void filter(const char* data, std::size_t size);
    void take(char letter);
    void takePlain(char letter);
    void takeAfterKey(char letter);
    void takeWord(char letter);
    std::size_t skip(const char* data, std::size_t size);
    void replaceBy(std::string_view text, std::int64_t end);
    void refuseOtherKinds(const std::filesystem::path& file);
    void emit(char letter) { out_.push_back(letter); }

    std::ifstream file_;
    std::string name_; ///< for messages
    std::int64_t fileSize_ = 0;
    std::int64_t bytesRead_ = 0;
    std::vector<char> in_;
    std::size_t waiting_ = 0; ///< bytes that are in it already
    std::string out_;
    State state_ = State::Plain;
    std::string word_;          ///< a bare word, or the start of a string
    std::size_t length_ = 0;    ///< of the string so far
    bool minus_ = false;        ///< a minus sign that is held back until it is clear what follows
    int depth_ = 0;             ///< of what is skipped
    std::int64_t skipped_ = 0;  ///< where in the file it begins
    std::int64_t position_ = 0; ///< in the file, of the character at hand
    std::int64_t emitted_ = 0;  ///< in the stream, at the start of the block
    std::vector<std::pair<std::int64_t, std::int64_t>>
        jumps_; ///< (stream, file) positions where skipping ended
    std::size_t jumpsOfLastBlock_ = 0;
    std::int64_t shiftBefore_ = 0; ///< file less stream position before the first of these
};

} // namespace blindspot::dataset
