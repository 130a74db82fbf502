#include "core/detector/readers/pickle.h"

#include "core/common/error.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxBytes = 32U << 20;
constexpr std::size_t kMaxNodes = 1'000'000;
constexpr std::size_t kMaxMemo = 2'000'000;
constexpr std::size_t kMaxStack = 1'000'000;
constexpr std::size_t kMaxMarks = 100'000;
constexpr std::size_t kMaxItems = 4'000'000; ///< of all lists, tuples, dictionaries and sets together
constexpr std::size_t kMaxNameBytes = 1024;
constexpr std::uint64_t kMaxSearched = 20'000'000;
constexpr Message::Text kRemedy =
    Message::tr("the file is damaged or not made by PyTorch; get it again, or export it to safetensors");

} // namespace

/// The stack machine of Lib/pickletools.py: one opcode after the other, without recursion.
class PickleMachine {
  public:
    explicit PickleMachine(Pickle& pickle) : pickle_(pickle), code_(*pickle.bytes_) {}

    void run()
    {
        if (code_.size() > kMaxBytes) fail(Message::tr("it is too large"));
        if (code_.size() < 2 || code_[0] != '\x80')
            fail(Message::tr("it does not begin as protocols 2 to 4 do"));
        while (true) {
            start_ = position_;
            const auto opcode = take<std::uint8_t>();
            if (opcode == '.') break;
            if (!number(opcode) && !text(opcode) && !container(opcode) && !object(opcode) &&
                !stackOrMemo(opcode))
                unknown(opcode);
        }
        pickle_.root_ = top();
    }

  private:
    using Node = PickleNode;
    using Kind = PickleKind;

    [[noreturn]] void fail(const Message& what) const
    {
        throw Error({Message::tr("the pickle cannot be read: %1 (byte %2)"), what, start_}, pickle_.where_,
                    kRemedy);
    }
    [[noreturn]] void unknown(std::uint8_t opcode) const
    {
        const bool old = opcode < 0x80 && std::strchr("FILSVPpgildo", opcode) && opcode != 0;
        fail({old ? Message::tr("opcode %1 of the old protocols 0 and 1")
                  : Message::tr("opcode %1 is not known"),
              opcode});
    }

    // Reading the code.

    std::string_view takeBytes(std::uint64_t count)
    {
        if (count > code_.size() - position_) fail(Message::tr("it is cut off"));
        const std::string_view bytes = code_.substr(position_, static_cast<std::size_t>(count));
        position_ += static_cast<std::size_t>(count);
        return bytes;
    }
    template <typename Integer>
    Integer take()
    {
        static_assert(std::endian::native == std::endian::little);
        Integer value = 0;
        std::memcpy(&value, takeBytes(sizeof(Integer)).data(), sizeof(Integer));
        return value;
    }
    std::string_view takeLine()
    {
        const std::size_t length = code_.substr(position_, kMaxNameBytes + 1).find('\n');
        if (length == std::string_view::npos) fail(Message::tr("a name without end"));
        return takeBytes(length + 1).substr(0, length);
    }

    // The stack. A mark fences off what lies below it.

    Node& make(Kind kind)
    {
        if (pickle_.nodes_.size() >= kMaxNodes) fail(Message::tr("too many values"));
        Node& node = pickle_.nodes_.emplace_back();
        node.kind = kind;
        return node;
    }
    Node& push(Kind kind)
    {
        Node& node = make(kind);
        pushOld(&node);
        return node;
    }
    /// Opcodes of one byte push again what is there already: short code must not fill the memory.
    void pushOld(Node* node)
    {
        if (stack_.size() >= kMaxStack) fail(Message::tr("too many values"));
        stack_.push_back(node);
    }
    void countItems(std::size_t count)
    {
        items_ += count;
        if (items_ > kMaxItems) fail(Message::tr("too many values"));
    }
    std::size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }
    Node* top() const
    {
        if (stack_.size() <= floor()) fail(Message::tr("a value is missing"));
        return stack_.back();
    }
    Node* pop()
    {
        Node* node = top();
        stack_.pop_back();
        return node;
    }
    /// What was pushed since the last mark, which goes too.
    std::vector<const Node*> popToMark()
    {
        if (marks_.empty()) fail(Message::tr("a mark is missing"));
        const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
        countItems(static_cast<std::size_t>(stack_.end() - first));
        std::vector<const Node*> items(first, stack_.end());
        stack_.erase(first, stack_.end());
        marks_.pop_back();
        return items;
    }

    // The opcodes, by kind; false where it is none of the kind.

    bool number(std::uint8_t opcode)
    {
        switch (opcode) {
        case 'N':
            push(Kind::None);
            return true;
        case 0x88:
            push(Kind::Bool).integer = 1;
            return true;
        case 0x89:
            push(Kind::Bool).integer = 0;
            return true;
        case 'J':
            push(Kind::Integer).integer = take<std::int32_t>();
            return true;
        case 'K':
            push(Kind::Integer).integer = take<std::uint8_t>();
            return true;
        case 'M':
            push(Kind::Integer).integer = take<std::uint16_t>();
            return true;
        case 0x8a:
            longNumber(take<std::uint8_t>());
            return true;
        case 0x8b:
            longNumber(take<std::uint32_t>());
            return true; // a negative length is too long for any file
        case 'G':
            real();
            return true;
        default:
            return false;
        }
    }

    void longNumber(std::uint64_t size)
    {
        const std::string_view bytes = takeBytes(size);
        if (size > 8) {
            push(Kind::Bytes).text = bytes;
            return;
        }
        std::uint64_t value =
            !bytes.empty() && (bytes.back() & '\x80') ? ~std::uint64_t{0} : 0; // two's complement
        std::memcpy(&value, bytes.data(), bytes.size());
        push(Kind::Integer).integer = static_cast<std::int64_t>(value);
    }

    void real()
    {
        std::uint64_t bits = 0; // this one is big-endian
        for (const char byte : takeBytes(8))
            bits = (bits << 8) | static_cast<unsigned char>(byte);
        push(Kind::Real).real = std::bit_cast<double>(bits);
    }

    bool text(std::uint8_t opcode)
    {
        switch (opcode) {
        case 'X':
        case 'T':
            textOf(Kind::Text, take<std::uint32_t>());
            return true;
        case 'U':
        case 0x8c:
            textOf(Kind::Text, take<std::uint8_t>());
            return true;
        case 0x8d:
            textOf(Kind::Text, take<std::uint64_t>());
            return true;
        case 'B':
            textOf(Kind::Bytes, take<std::uint32_t>());
            return true;
        case 'C':
            textOf(Kind::Bytes, take<std::uint8_t>());
            return true;
        case 0x8e:
            textOf(Kind::Bytes, take<std::uint64_t>());
            return true;
        default:
            return false;
        }
    }

    void textOf(Kind kind, std::uint64_t size)
    {
        const std::string_view bytes = takeBytes(size);
        push(kind).text = bytes;
    }

    bool container(std::uint8_t opcode)
    {
        switch (opcode) {
        case ']':
            push(Kind::List);
            return true;
        case ')':
            push(Kind::Tuple);
            return true;
        case '}':
            push(Kind::Dict);
            return true;
        case 0x8f:
            push(Kind::Set);
            return true;
        case 't':
            fromMark(Kind::Tuple);
            return true;
        case 0x91:
            fromMark(Kind::Set);
            return true;
        case 0x85:
        case 0x86:
        case 0x87:
            shortTuple(opcode - 0x84U);
            return true;
        case 'a':
            add({pop()}, Kind::List);
            return true;
        case 'e':
            add(popToMark(), Kind::List);
            return true;
        case 0x90:
            add(popToMark(), Kind::Set);
            return true;
        case 's':
            setItem();
            return true;
        case 'u':
            add(popToMark(), Kind::Dict);
            return true;
        default:
            return false;
        }
    }

    void fromMark(Kind kind)
    {
        std::vector<const Node*> items = popToMark();
        push(kind).items = std::move(items);
    }

    void shortTuple(std::size_t size)
    {
        countItems(size);
        std::vector<const Node*> items(size);
        for (std::size_t i = size; i-- > 0;)
            items[i] = pop();
        push(Kind::Tuple).items = std::move(items);
    }

    void setItem()
    {
        const Node* value = pop();
        const Node* key = pop();
        add({key, value}, Kind::Dict);
    }

    /// Adds to the container on top. An object may stand for one of a class of its own: its dictionary is
    /// kept, the items of its list or set are nothing that weights are stored in.
    void add(const std::vector<const Node*>& items, Kind kind)
    {
        Node* target = top();
        if (target->kind != kind && target->kind != Kind::Object)
            fail(Message::tr("items are added to what holds none"));
        if (kind == Kind::Dict && items.size() % 2 != 0) fail(Message::tr("a key without value"));
        countItems(items.size());
        if (target->kind == kind || kind == Kind::Dict)
            target->items.insert(target->items.end(), items.begin(), items.end());
    }

    bool object(std::uint8_t opcode)
    {
        switch (opcode) {
        case 'c': {
            const std::string_view module = takeLine();
            const std::string_view name = takeLine();
            pushClass(module, name);
            return true;
        }
        case 0x93:
            stackGlobal();
            return true;
        case 'R':
        case 0x81:
            call();
            return true;
        case 0x92:
            pop(); // the named arguments
            call();
            return true;
        case 'b':
            build();
            return true;
        case 'Q': {
            const Node* arguments = pop();
            push(Kind::Persistent).arguments = arguments;
            return true;
        }
        default:
            return false;
        }
    }

    void pushClass(std::string_view module, std::string_view name)
    {
        Node& node = push(Kind::Class);
        node.text = module;
        node.name = name;
    }

    void stackGlobal()
    {
        const Node* name = pop();
        const Node* module = pop();
        if (!name->is(Kind::Text) || !module->is(Kind::Text) || name->text.size() > kMaxNameBytes ||
            module->text.size() > kMaxNameBytes)
            fail(Message::tr("a class is named by what is no name"));
        pushClass(module->text, name->text);
    }

    void call()
    {
        const Node* arguments = pop();
        const Node* callable = pop();
        if (!arguments->is(Kind::Tuple)) fail(Message::tr("arguments that are no tuple"));
        if (!callable->is(Kind::Class) && !callable->is(Kind::Object))
            fail(Message::tr("a call of what cannot be called"));
        if (callable->isClass("collections", "OrderedDict")) {
            orderedDict(*arguments);
            return;
        }
        Node& node = push(Kind::Object);
        node.callable = callable;
        node.arguments = arguments;
    }

    /// OrderedDict() or, as Python 2 wrote it, OrderedDict([[key, value], ...]).
    void orderedDict(const Node& arguments)
    {
        Node& dict = push(Kind::Dict);
        if (arguments.items.empty()) return;
        // The one place that copies items: the same long list, called again and again, must not fill the
        // memory.
        copied_ += arguments.items.front()->items.size();
        if (copied_ > kMaxNodes) fail(Message::tr("too many values"));
        for (const Node* pair : arguments.items.front()->items) {
            if (pair->items.size() != 2) fail(Message::tr("an OrderedDict of what are no pairs"));
            dict.items.insert(dict.items.end(), pair->items.begin(), pair->items.end());
        }
    }

    void build()
    {
        const Node* state = pop();
        Node* target = top();
        if (!target->is(Kind::Object) && !target->is(Kind::Dict))
            fail(Message::tr("a state for what has none"));
        target->state = state;
    }

    bool stackOrMemo(std::uint8_t opcode)
    {
        switch (opcode) {
        case 0x80:
            if (const auto version = take<std::uint8_t>(); version < 2 || version > 5)
                fail({Message::tr("protocol %1"), version});
            return true;
        case 0x95: // a frame: says how much follows, which the end of the code says as well
            if (take<std::uint64_t>() > code_.size() - position_) fail(Message::tr("it is cut off"));
            return true;
        case '(':
            if (marks_.size() >= kMaxMarks) fail(Message::tr("too many marks"));
            marks_.push_back(stack_.size());
            return true;
        case '0':
            if (!marks_.empty() && stack_.size() == floor())
                marks_.pop_back();
            else
                pop();
            return true;
        case '1':
            popToMark();
            return true;
        case '2':
            pushOld(top());
            return true;
        case 'q':
            put(take<std::uint8_t>());
            return true;
        case 'r':
            put(take<std::uint32_t>());
            return true;
        case 0x94:
            put(memoized_);
            return true;
        case 'h':
            get(take<std::uint8_t>());
            return true;
        case 'j':
            get(take<std::uint32_t>());
            return true;
        default:
            return false;
        }
    }

    void put(std::size_t index)
    {
        if (index >= kMaxMemo) fail(Message::tr("the memo is too large"));
        if (index >= memo_.size()) memo_.resize(index + 1, nullptr);
        memoized_ += memo_[index] == nullptr ? 1 : 0;
        memo_[index] = top();
    }

    void get(std::size_t index)
    {
        if (index >= memo_.size() || !memo_[index]) fail({Message::tr("nothing was kept under %1"), index});
        pushOld(memo_[index]);
    }

    Pickle& pickle_;
    std::string_view code_;
    std::size_t position_ = 0;
    std::size_t start_ = 0; ///< of the opcode at work
    std::vector<Node*> stack_;
    std::vector<std::size_t> marks_;
    std::vector<Node*> memo_;
    std::size_t copied_ = 0;
    std::size_t items_ = 0;
    std::size_t memoized_ = 0; ///< how many entries are set: what protocol 4 numbers the next one by
};

Pickle Pickle::parse(std::string bytes, const std::string& where)
{
    Pickle pickle;
    pickle.where_ = where;
    pickle.bytes_ = std::make_unique<const std::string>(std::move(bytes));
    PickleMachine(pickle).run();
    return pickle;
}

const PickleNode* Pickle::find(const PickleNode* node, std::string_view key) const
{
    if (!node || (!node->is(PickleKind::Dict) && !node->is(PickleKind::Object))) return nullptr;
    const std::span<const PickleNode* const> items = itemsOf(node);
    for (std::size_t i = items.size(); i >= 2; i -= 2)
        if (items[i - 2]->is(PickleKind::Text) && items[i - 2]->text == key) return items[i - 1];
    return nullptr;
}

std::span<const PickleNode* const> Pickle::itemsOf(const PickleNode* node) const
{
    if (!node) return {};
    searched_ += node->items.size();
    if (searched_ > kMaxSearched)
        throw Error(Message::tr("the pickle cannot be read: its parts repeat endlessly"), where_, kRemedy);
    return node->items;
}

} // namespace blindspot::detector
