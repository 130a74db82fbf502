// A Pickle is Python's pickle (protocols 2 to 4) read as data: no class is looked up and no function is
// called. A call that Python would make is kept as a record of that call.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Integer,
    Real,
    Text,  ///< also what Python 2 called str
    Bytes, ///< also whole numbers of more than 64 bits
    List,
    Tuple,
    Dict, ///< also collections.OrderedDict
    Set,
    Class,      ///< a name only, also where it names a function
    Object,     ///< a call that was not made: callable, arguments, and what was to be set on the result
    Persistent, ///< something stored outside the pickle; `arguments` tells what
};

/// One value of a pickle. Values may refer to one another in circles, so code that walks them needs a limit.
struct PickleNode {
    PickleKind kind = PickleKind::None;
    std::int64_t integer = 0; ///< Integer, Bool
    double real = 0;
    std::string_view text; ///< Text, Bytes; Class: the module
    std::string_view name; ///< Class: the name in its module
    /// List, Tuple, Set: the items; Dict, and Object where it is a dictionary of its own class: keys and
    /// values in turn.
    std::vector<const PickleNode*> items;
    const PickleNode* callable = nullptr;  ///< Object
    const PickleNode* arguments = nullptr; ///< Object, Persistent
    const PickleNode* state =
        nullptr; ///< Object, Dict: what its __setstate__ would get; null where there is none

    bool is(PickleKind other) const { return kind == other; }
    bool isClass(std::string_view module, std::string_view className) const
    {
        return kind == PickleKind::Class && text == module && name == className;
    }
    /// Whether this is a call of that class or function.
    bool isCallOf(std::string_view module, std::string_view className) const
    {
        return kind == PickleKind::Object && callable->isClass(module, className);
    }
};

class Pickle {
  public:
    /// Errors: Error at `where` with the byte for anything that is no pickle of protocols 2 to 4, is cut off,
    /// or is larger than any real file's (32 MiB, a million values).
    static Pickle parse(std::string bytes, const std::string& where);

    const PickleNode& root() const { return *root_; }
    const std::string& where() const { return where_; }

    /// The value of a text key in a dictionary (the last where there are several); null where there is none,
    /// or where `node` is null or no dictionary.
    const PickleNode* find(const PickleNode* node, std::string_view key) const;

    /// The items of a value; none where it is null. This and `find` count what has been looked at: parts of a
    /// hostile file may be referred to again and again. Errors: Error when that is more than real files need.
    std::span<const PickleNode* const> itemsOf(const PickleNode* node) const;

  private:
    friend class PickleMachine;
    Pickle() = default;

    std::string where_;
    std::unique_ptr<const std::string> bytes_; ///< what the texts of the nodes point into
    std::deque<PickleNode> nodes_;
    const PickleNode* root_ = nullptr;
    mutable std::uint64_t searched_ = 0;
};

} // namespace blindspot::detector
