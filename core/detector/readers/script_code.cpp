#include "core/detector/readers/script_code.h"

#include "core/common/error.h"
#include "core/common/number_text.h"

#include <algorithm>
#include <list>
#include <optional>
#include <utility>
#include <vector>

namespace blindspot::detector {

namespace {

constexpr std::uint64_t kMaxFileBytes = 8U << 20;
constexpr std::uint64_t kMaxCodeBytes = 64U << 20; ///< of all files together
constexpr std::uint64_t kMaxReadBytes = 64U << 20; ///< of all methods together, each as often as it is read
constexpr std::size_t kMaxBodyBytes = 16'384;      ///< of one method; those that matter have a few hundred
constexpr std::size_t kMaxCalls = 200;             ///< in one method
constexpr std::size_t kMaxCallBytes = 1000;
constexpr int kMaxCallDepth = 4;
constexpr std::string_view kCode = "code/";

/// A call of torch's ("silu_"), or of another module's method ("act", "forward38").
struct Call {
    std::string module; ///< the variable; "" for torch's own
    std::string name;
    std::vector<std::string_view> arguments;
};

using Types = std::map<std::string, std::string, std::less<>>; ///< a name's class

struct Method {
    Types types; ///< of the arguments that are modules
    std::string_view body;
};

struct ScriptClass {
    Types types; ///< of the attributes
    std::map<std::string, Method, std::less<>> methods;
};

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \n");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

/// The arguments of a call whose opening bracket is before `text`: cut at the commas outside of all brackets.
std::vector<std::string_view> argumentsOf(std::string_view text)
{
    std::vector<std::string_view> arguments;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '(' || c == '[') ++depth;
        if ((c == ')' || c == ']') && depth-- == 0) {
            if (const std::string_view last = trimmed(text.substr(start, i - start)); !last.empty())
                arguments.push_back(last);
            return arguments;
        }
        if (c != ',' || depth != 0) continue;
        arguments.push_back(trimmed(text.substr(start, i - start)));
        start = i + 1;
    }
    return {};
}

/// All calls in a method's body, also those within others.
std::vector<Call> callsIn(std::string_view body)
{
    constexpr std::string_view kTorch = "torch.";
    std::vector<Call> calls;
    for (std::size_t open = body.find('('); open != std::string_view::npos; open = body.find('(', open + 1)) {
        if (calls.size() >= kMaxCalls) break;
        std::size_t start = open;
        while (start > 0 && isWordCharacter(body[start - 1]))
            --start;
        const std::string name(body.substr(start, open - start));
        if (name.empty() || start == 0 || body[start - 1] != '.') continue;
        const std::string_view before = body.substr(0, start);
        Call call{.module = {}, .name = name, .arguments = argumentsOf(body.substr(open + 1, kMaxCallBytes))};
        if (before.ends_with(").")) { // "(act).forward38("
            const std::size_t bracket = before.rfind('(');
            if (bracket == std::string_view::npos) continue;
            call.module = before.substr(bracket + 1, before.size() - bracket - 3);
        } else if (!before.ends_with(kTorch)) {
            continue;
        }
        calls.push_back(std::move(call));
    }
    return calls;
}

/// "__torch__.ultralytics.nn.modules.conv.___torch_mangle_5" without what tracing adds.
std::string plainLibrary(std::string_view library)
{
    constexpr std::string_view kRoot = "__torch__.";
    if (library.starts_with(kRoot)) library.remove_prefix(kRoot.size());
    if (const std::size_t mangle = library.find(".___torch_mangle_"); mangle != std::string_view::npos)
        library = library.substr(0, mangle);
    return std::string(library);
}

/// The classes of an archive by their whole names.
class ScriptCode {
  public:
    explicit ScriptCode(const ZipArchive& archive)
    {
        std::uint64_t left = kMaxCodeBytes;
        for (const std::string& name : archive.namesIn(std::string(kCode))) {
            if (!name.ends_with(".py")) continue;
            texts_.push_back(archive.unpackedText(name, std::min(kMaxFileBytes, left)));
            left -= texts_.back().size();
            std::string library = name.substr(kCode.size(), name.size() - kCode.size() - 3);
            std::replace(library.begin(), library.end(), '/', '.');
            readFile(library, texts_.back());
        }
    }

    const ScriptClass* find(const std::string& name) const
    {
        const auto found = classes_.find(name);
        return found == classes_.end() ? nullptr : &found->second;
    }

    /// torch's calls of a method; of the modules that it calls, those that `follows` (by the plain name of
    /// their class).
    template <typename Follows>
    std::vector<Call> torchCalls(const ScriptClass& owner, const std::string& method, Follows follows,
                                 int depth = 0) const
    {
        std::vector<Call> result;
        const auto found = owner.methods.find(method);
        if (found == owner.methods.end() || depth > kMaxCallDepth) return result;
        const std::size_t bytes = found->second.body.size();
        if (bytes > kMaxBodyBytes || bytes > readable_) return result;
        readable_ -= bytes;
        for (Call& call : callsIn(found->second.body)) {
            if (call.module.empty()) {
                result.push_back(std::move(call));
                continue;
            }
            const std::string type = typeOf(owner, found->second, call.module);
            const ScriptClass* callee = find(type);
            if (callee == nullptr || !follows(std::string_view(type).substr(type.rfind('.') + 1))) continue;
            for (Call& inner : torchCalls(*callee, call.name, follows, depth + 1))
                result.push_back(std::move(inner));
        }
        return result;
    }

  private:
    void readFile(const std::string& library, std::string_view text)
    {
        ScriptClass* owner = nullptr;
        std::string method;
        std::size_t bodyStart = 0;
        const auto close = [&](std::size_t end) {
            if (owner != nullptr && !method.empty())
                readMethod(owner->methods[method], text.substr(bodyStart, end - bodyStart));
            method.clear();
        };
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            const std::string_view line = text.substr(start, end - start);
            if (line.starts_with("class ")) {
                close(start);
                owner = &classes_[library + "." + std::string(line.substr(6, line.find_first_of("(:") - 6))];
            } else if (line.starts_with("  def ")) {
                close(start);
                method = line.substr(6, line.find('(') - 6);
                bodyStart = start + 6;
            } else if (owner != nullptr && method.empty() && line.starts_with("  ")) {
                addType(owner->types, line.substr(2));
            }
            start = end + 1;
        }
        close(text.size());
    }

    /// "name : Type"
    static void addType(Types& types, std::string_view text)
    {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view type = trimmed(text.substr(colon + 1));
        if (type.starts_with("__torch__.")) types[std::string(trimmed(text.substr(0, colon)))] = type;
    }

    /// `text` goes from the method's name to the end of its body.
    static void readMethod(Method& method, std::string_view text)
    {
        const std::size_t open = text.find('(');
        const std::size_t end = text.find("->");
        if (open == std::string_view::npos || end == std::string_view::npos) return;
        for (const std::string_view argument : argumentsOf(text.substr(open + 1)))
            addType(method.types, argument);
        method.body = text.substr(end);
    }

    /// The class of a variable: an argument, or a local name of an attribute ("act0 = self.act").
    static std::string typeOf(const ScriptClass& owner, const Method& method, const std::string& variable)
    {
        if (const auto found = method.types.find(variable); found != method.types.end()) return found->second;
        const std::string assignment = " " + variable + " = self.";
        const std::size_t place = method.body.find(assignment);
        if (place == std::string_view::npos) return {};
        const std::string_view rest = method.body.substr(place + assignment.size());
        const std::string_view attribute = rest.substr(0, rest.find('\n'));
        const auto found = owner.types.find(attribute);
        return found == owner.types.end() ? std::string() : found->second;
    }

    mutable std::uint64_t readable_ = kMaxReadBytes;
    std::list<std::string> texts_; ///< the methods point into them
    std::map<std::string, ScriptClass, std::less<>> classes_;
};

std::optional<double> numberOf(std::string_view text)
{
    if (text.ends_with('.')) text.remove_suffix(1); // "6."
    return finiteNumber(text);
}

/// "[2, 2]"; empty where it is no list of numbers.
std::optional<FactValue> listOf(std::string_view text)
{
    if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
    std::vector<double> list;
    for (const std::string_view item : argumentsOf(text.substr(1))) {
        const std::optional<double> number = numberOf(item);
        if (!number) return std::nullopt;
        list.push_back(*number);
    }
    return FactValue(std::move(list));
}

/// Reads one module's code into its fact.
class ModuleCode {
  public:
    ModuleCode(const ScriptCode& code, const ScriptClass& owner, GraphFacts& facts, const std::string& path)
        : code_(code), owner_(owner), facts_(facts), path_(path), fact_(facts.modules[path])
    {
    }

    void read()
    {
        if (fact_.name == "Conv2d")
            convolution();
        else if (fact_.name == "BatchNorm2d")
            batchNorm();
        else if (fact_.name == "MaxPool2d")
            pool();
        else if (fact_.name == "Upsample")
            upsample();
        else if (fact_.name == "Concat")
            concat();
        else if (fact_.name == "Conv" || fact_.name == "DWConv")
            activation();
        else if (fact_.name == "Bottleneck" || fact_.name == "SPPF" || fact_.name == "PSABlock")
            add();
    }

  private:
    /// torch's calls in the module's own method "forward".
    std::vector<Call> own() const
    {
        return code_.torchCalls(owner_, "forward", [](std::string_view) { return false; });
    }

    /// The only call, where it has that name.
    std::optional<Call> only(std::string_view name) const
    {
        std::vector<Call> calls = own();
        if (calls.size() != 1 || calls.front().name != name) return std::nullopt;
        return std::move(calls.front());
    }

    void setList(const std::string& name, std::string_view text)
    {
        if (std::optional<FactValue> list = listOf(text)) fact_.values[name] = std::move(*list);
    }
    void setNumber(const std::string& name, std::string_view text)
    {
        if (const std::optional<double> number = numberOf(text)) fact_.values[name] = *number;
    }

    void convolution()
    {
        std::optional<Call> call = only("_convolution");
        const bool plain = !call.has_value();
        if (plain) call = only("conv2d");
        const std::size_t groups = plain ? 6 : 8;
        if (!call || call->arguments.size() <= groups) {
            if (!own().empty()) fact_.values["padding_mode"] = std::string("of other code");
            return;
        }
        setList("stride", call->arguments[3]);
        setList("padding", call->arguments[4]);
        setList("dilation", call->arguments[5]);
        setNumber("groups", call->arguments[groups]);
        if (!plain) fact_.values["transposed"] = call->arguments[6] != "False";
    }

    void batchNorm()
    {
        const std::optional<Call> call = only("batch_norm");
        if (call && call->arguments.size() > 7) setNumber("eps", call->arguments[7]);
    }

    void pool()
    {
        const std::optional<Call> call = only("max_pool2d");
        if (!call || call->arguments.size() < 4) return;
        setList("kernel_size", call->arguments[1]);
        setList("stride", call->arguments[2]);
        setList("padding", call->arguments[3]);
        if (call->arguments.size() > 4) setList("dilation", call->arguments[4]);
        fact_.values["ceil_mode"] = call->arguments.size() > 5 && call->arguments[5] == "True";
    }

    void upsample()
    {
        const std::vector<Call> calls = own();
        if (calls.size() != 1 || calls.front().arguments.size() < 3) return;
        const Call& call = calls.front();
        std::string mode = call.name.starts_with("_") ? call.name.substr(1) : call.name;
        if (!mode.starts_with("upsample_") || !mode.ends_with("2d")) return;
        mode = mode.substr(9, mode.size() - 11);
        std::replace(mode.begin(), mode.end(), '_', '-'); // nearest_exact
        const bool linear = mode == "bilinear" || mode == "bicubic";
        fact_.values["mode"] = mode;
        if (linear) fact_.values["align_corners"] = call.arguments[2] == "True";
        setList("scale_factor", call.arguments.back());
    }

    void concat()
    {
        const std::optional<Call> call = only("cat");
        if (call && call->arguments.size() == 2) setNumber("d", call->arguments[1]);
    }

    void add()
    {
        const std::vector<Call> calls = own();
        const auto count = std::count_if(calls.begin(), calls.end(), [](const Call& call) {
            return call.name == "add" || call.name == "add_";
        });
        const std::ptrdiff_t whole = fact_.name == "PSABlock" ? 2 : 1;
        if (count == 0 || count == whole) fact_.values["add"] = count == whole;
    }

    /// What lies behind convolution and batch norm.
    void activation()
    {
        const std::vector<Call> calls = code_.torchCalls(owner_, "forward", [](std::string_view name) {
            return name != "Conv2d" && name != "BatchNorm2d";
        });
        if (!owner_.methods.contains("forward")) return;
        ModuleFact act{.library = "torch.nn.modules.linear", .name = "Identity", .values = {}};
        if (calls.size() == 1) act = activationOf(calls.front());
        if (calls.size() > 1) act = {.library = "torch", .name = "several functions", .values = {}};
        facts_.modules[path_ + ".act"] = std::move(act);
    }

    static ModuleFact activationOf(const Call& call)
    {
        static const std::map<std::string, std::string, std::less<>> names = {{"silu", "SiLU"},
                                                                              {"relu", "ReLU"},
                                                                              {"relu6", "ReLU6"},
                                                                              {"leaky_relu", "LeakyReLU"},
                                                                              {"gelu", "GELU"},
                                                                              {"mish", "Mish"},
                                                                              {"elu", "ELU"},
                                                                              {"celu", "CELU"},
                                                                              {"selu", "SELU"},
                                                                              {"sigmoid", "Sigmoid"},
                                                                              {"tanh", "Tanh"},
                                                                              {"hardswish", "Hardswish"},
                                                                              {"softplus", "Softplus"},
                                                                              {"hardtanh", "Hardtanh"},
                                                                              {"hardsigmoid", "Hardsigmoid"}};
        std::string name = call.name;
        if (name.ends_with('_')) name.pop_back();
        const auto found = names.find(name);
        if (found == names.end()) return {.library = "torch", .name = name, .values = {}};
        ModuleFact act{.library = "torch.nn.modules.activation", .name = found->second, .values = {}};
        const auto put = [&](std::size_t place, const char* value) {
            const auto number =
                call.arguments.size() > place ? numberOf(call.arguments[place]) : std::nullopt;
            if (number) act.values[value] = *number;
        };
        if (name == "leaky_relu") put(1, "negative_slope");
        if (name == "elu" || name == "celu") put(1, "alpha");
        if (name == "hardtanh" || name == "softplus") {
            put(1, name == "hardtanh" ? "min_val" : "beta");
            put(2, name == "hardtanh" ? "max_val" : "threshold");
        }
        const bool tanh =
            call.arguments.size() > 1 && call.arguments[1].find("tanh") != std::string_view::npos;
        if (name == "gelu") act.values["approximate"] = std::string(tanh ? "tanh" : "none");
        return act;
    }

    const ScriptCode& code_;
    const ScriptClass& owner_;
    GraphFacts& facts_;
    const std::string& path_;
    ModuleFact& fact_; ///< nodes of a map stay where they are
};

} // namespace

void addScriptFacts(const ZipArchive& archive, GraphFacts& facts)
{
    const ScriptCode code(archive);
    std::vector<std::pair<std::string, std::string>> modules; // path, whole name of the class
    for (auto& [path, fact] : facts.modules) {
        modules.emplace_back(path, fact.library + "." + fact.name);
        fact.library = plainLibrary(fact.library);
        fact.values.clear();
    }
    for (const auto& [path, name] : modules)
        if (const ScriptClass* owner = code.find(name)) ModuleCode(code, *owner, facts, path).read();
}

} // namespace blindspot::detector
