#include "core/dataset/import/json_filter.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr std::size_t kBlock = 256 * 1024;
constexpr std::string_view kSkippedKey = "segmentation";

bool isSpace(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
}

bool isLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

} // namespace

JsonFilter::JsonFilter(const std::filesystem::path& file) : file_(file, std::ios::binary), name_(toUtf8(file)), in_(kBlock)
{
    std::error_code code;
    if (std::filesystem::is_directory(file, code))
        throw Error(Message::tr("this is a folder, not an annotation file"), toUtf8(file),
                    Message::tr("give the JSON file"));
    if (!file_)
        throw Error({Message::tr("the file cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file));
    const auto size = std::filesystem::file_size(file, code);
    fileSize_ = code ? 0 : static_cast<std::int64_t>(size);
    refuseOtherKinds(file);
    out_.reserve(kBlock + kBlock / 8);
}

/// What a broken JSON would be said to be without this: "broken at byte 1".
void JsonFilter::refuseOtherKinds(const std::filesystem::path& file)
{
    constexpr std::streamsize count = 4;
    file_.read(in_.data(), count); // they stay where they are: a pipe gives them once
    waiting_ = static_cast<std::size_t>(file_.gcount());
    const std::string_view start(in_.data(), waiting_);
    const auto refuse = [&](Message::Text what, Message::Text remedy) {
        throw Error(what, toUtf8(file), remedy);
    };
    using namespace std::string_view_literals;
    if (start.empty())
        refuse(Message::tr("the file is empty"), Message::tr("copy or download it again"));
    if (start.starts_with("\xFF\xFE"sv) || start.starts_with("\xFE\xFF"sv) || start.starts_with("{\0"sv) ||
        start.starts_with("[\0"sv) || start.starts_with("\0{"sv) || start.starts_with("\0["sv))
        refuse(Message::tr("the file is text in UTF-16; JSON is read in UTF-8"),
               Message::tr("save it as UTF-8"));
    if (start.starts_with("\x1F\x8B"sv))
        refuse(Message::tr("the file is compressed (gzip), not JSON"), Message::tr("unpack it first"));
    if (start.starts_with("PK\x03\x04"sv))
        refuse(Message::tr("this is a ZIP archive or a file of weights, not JSON"),
               Message::tr("unpack it, or give the JSON file"));
    if (start.starts_with('<'))
        refuse(Message::tr("this is a page of the web or XML, not JSON"),
               Message::tr("check what was downloaded"));
}

JsonFilter::int_type JsonFilter::underflow()
{
    emitted_ += static_cast<std::int64_t>(out_.size());
    out_.clear();
    if (jumpsOfLastBlock_ > 0)
        shiftBefore_ = jumps_[jumpsOfLastBlock_ - 1].second - jumps_[jumpsOfLastBlock_ - 1].first;
    jumps_.erase(jumps_.begin(), jumps_.begin() + static_cast<std::ptrdiff_t>(jumpsOfLastBlock_));
    jumpsOfLastBlock_ = jumps_.size();
    while (out_.empty()) {
        const std::size_t before = std::exchange(waiting_, 0);
        file_.read(in_.data() + before, static_cast<std::streamsize>(in_.size() - before));
        const auto count = before + static_cast<std::size_t>(file_.gcount());
        if (file_.bad()) throw Error(Message::tr("reading the file failed half way"), name_, Message::tr("check the disk"));
        if (count == 0) {
            if (state_ == State::Word) takeWord(' '); // a word at the very end
            if (minus_) emit('-');
            minus_ = false;
            if (out_.empty()) return traits_type::eof();
            break;
        }
        filter(in_.data(), count);
    }
    setg(out_.data(), out_.data(), out_.data() + out_.size());
    return traits_type::to_int_type(out_.front());
}

void JsonFilter::filter(const char* data, std::size_t size)
{
    const std::int64_t start = bytesRead_;
    std::size_t i = 0;
    while (i < size) {
        position_ = start + static_cast<std::int64_t>(i);
        if (state_ == State::Skip || state_ == State::SkipString || state_ == State::SkipEscape)
            i += skip(data + i, size - i);
        else
            take(data[i++]);
    }
    bytesRead_ += static_cast<std::int64_t>(size);
}

void JsonFilter::take(char letter)
{
    switch (state_) {
    case State::Plain:
        takePlain(letter);
        break;
    case State::Word:
        takeWord(letter);
        break;
    case State::AfterKey:
    case State::BeforeValue:
        takeAfterKey(letter);
        break;
    case State::Escape:
        emit(letter);
        ++length_;
        state_ = State::String;
        break;
    default:
        emit(letter);
        if (letter == '"') {
            state_ = length_ == kSkippedKey.size() && word_ == kSkippedKey ? State::AfterKey : State::Plain;
            break;
        }
        if (letter == '\\') state_ = State::Escape;
        if (length_++ < kSkippedKey.size()) word_.push_back(letter);
    }
}

void JsonFilter::takePlain(char letter)
{
    if (isLetter(letter)) {
        word_.assign(1, letter);
        state_ = State::Word;
        return;
    }
    if (minus_) emit('-');
    minus_ = letter == '-';
    if (minus_) return;
    emit(letter);
    if (letter != '"') return;
    state_ = State::String;
    word_.clear();
    length_ = 0;
}

void JsonFilter::takeWord(char letter)
{
    constexpr std::size_t longest = 16; // of what JSON or Python may write here
    if (isLetter(letter) && word_.size() < longest) {
        word_.push_back(letter);
        return;
    }
    const bool noNumber = word_ == "NaN" || word_ == "Infinity";
    if (minus_ && !noNumber) emit('-');
    minus_ = false;
    if (noNumber)
        replaceBy("null", position_);
    else
        out_ += word_;
    state_ = State::Plain;
    takePlain(letter);
}

void JsonFilter::takeAfterKey(char letter)
{
    if (isSpace(letter)) {
        emit(letter);
    } else if (state_ == State::AfterKey && letter == ':') {
        emit(letter);
        state_ = State::BeforeValue;
    } else if (state_ == State::BeforeValue && (letter == '[' || letter == '{')) {
        state_ = State::Skip;
        skipped_ = position_;
        depth_ = 1;
    } else { // a short value, or no key after all
        state_ = State::Plain;
        takePlain(letter);
    }
}

/// `end`: where the file goes on after what is replaced.
void JsonFilter::replaceBy(std::string_view text, std::int64_t end)
{
    out_ += text;
    jumps_.emplace_back(emitted_ + static_cast<std::int64_t>(out_.size()), end);
}

/// Looks at brackets and strings only; the number of characters taken.
std::size_t JsonFilter::skip(const char* data, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        const char letter = data[i];
        if (state_ == State::SkipEscape) {
            state_ = State::SkipString;
        } else if (state_ == State::SkipString) {
            if (letter == '"') state_ = State::Skip;
            if (letter == '\\') state_ = State::SkipEscape;
        } else if (letter == '"') {
            state_ = State::SkipString;
        } else if (letter == '[' || letter == '{') {
            ++depth_;
        } else if ((letter == ']' || letter == '}') && --depth_ == 0) {
            replaceBy(std::to_string(skipped_), position_ + static_cast<std::int64_t>(i) + 1);
            state_ = State::Plain;
            return i + 1;
        }
    }
    return size;
}

std::int64_t JsonFilter::filePosition(std::int64_t streamPosition) const
{
    std::int64_t shift = shiftBefore_;
    for (const auto& [stream, file] : jumps_) {
        if (stream > streamPosition) break;
        shift = file - stream;
    }
    return streamPosition + shift;
}

} // namespace blindspot::dataset
