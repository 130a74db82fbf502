#include "core/dataset/import/yolo_yaml.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/import/text_file.h"

#include <yaml-cpp/yaml.h>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

constexpr int kMostClasses = 100'000;

/// Some editors write tabs, which YAML does not know: as blanks, where it does not read otherwise.
YAML::Node load(const std::string& text, const fs::path& file, const ProblemSink& tell)
{
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception&) {
        if (text.find('\t') == std::string::npos) throw;
        std::string blanks;
        for (const char letter : text)
            blanks += letter == '\t' ? std::string("  ") : std::string(1, letter);
        YAML::Node root = YAML::Load(blanks);
        tell(ProblemKind::Other, file, Message::tr("it has tabs, which YAML does not allow; they are read as blanks"));
        return root;
    }
}

/// What `read` makes of the file's root. Errors: Error for broken YAML, with its line.
template <typename Read>
auto readRoot(const std::string& text, const fs::path& file, const ProblemSink& tell, const Read& read)
{
    try {
        return read(load(text, file, tell));
    } catch (const YAML::Exception& error) {
        if (error.mark.is_null()) throw Error({Message::tr("the YAML is broken (%1)"), error.msg}, toUtf8(file));
        throw Error({Message::tr("the YAML is broken in line %1 (%2)"), error.mark.line + 1, error.msg},
                    toUtf8(file));
    }
}

class Reader {
  public:
    explicit Reader(const fs::path& file) : file_(file) {}

    std::vector<std::string> readNamesAlone(const YAML::Node& root)
    {
        readNames(root);
        return std::move(yaml_.classNames);
    }

    YoloYaml read(const YAML::Node& root)
    {
        if (!root.IsMap())
            throw Error(Message::tr("this is no description of a YOLO dataset"), toUtf8(file_),
                        Message::tr("it needs train or val, and names"));
        readNames(root);
        yaml_.classCount = root["nc"] && root["nc"].IsScalar() ? root["nc"].as<int>(0) : 0;
        if (yaml_.classCount < 0 || yaml_.classCount > kMostClasses) yaml_.classCount = 0;
        if (root["path"] && root["path"].IsScalar()) yaml_.path = root["path"].Scalar();
        if (root["task"] && root["task"].IsScalar()) yaml_.rows.task = root["task"].Scalar();
        readKeypoints(root["kpt_shape"]);
        readParts(root);
        return std::move(yaml_);
    }

  private:
    [[noreturn]] void fail(const Message& what, const Message& remedy = {}) const
    {
        throw Error(what, toUtf8(file_), remedy);
    }

    void readNames(const YAML::Node& root)
    {
        const YAML::Node names = root["names"];
        if (!names || names.IsNull()) return;
        if (names.IsSequence()) {
            for (const auto& name : names)
                yaml_.classNames.push_back(nameOf(name));
            return;
        }
        if (names.IsScalar()) {
            yaml_.namesFile = names.Scalar();
            return;
        }
        for (const auto& entry : names) {
            const int index = entry.first.as<int>(-1);
            if (index < 0 || index >= kMostClasses)
                fail(Message::tr("\"names\" has an entry that is no class number"));
            const auto place = static_cast<std::size_t>(index);
            if (yaml_.classNames.size() <= place) yaml_.classNames.resize(place + 1);
            yaml_.classNames[place] = nameOf(entry.second);
        }
    }

    /// The text as it stands: yes, no, 1 and null are names too.
    std::string nameOf(const YAML::Node& node) const
    {
        if (node.IsNull()) return "null";
        if (!node.IsScalar())
            fail(Message::tr("\"names\" has an entry that is no text"), Message::tr("put the name in quotes"));
        return withoutBlanks(node.Scalar());
    }

    void readKeypoints(const YAML::Node& shape)
    {
        if (!shape || !shape.IsSequence() || shape.size() != 2) return;
        const int points = shape[0].as<int>(0);
        const int numbers = shape[1].as<int>(0);
        if (points > 0 && points < 10'000 && (numbers == 2 || numbers == 3))
            yaml_.rows.keypoints = YoloRowFacts::Keypoints{points, numbers};
    }

    void readParts(const YAML::Node& root)
    {
        bool any = false;
        for (const char* split : {"train", "val", "test"}) {
            const bool given = root[split] && !root[split].IsNull();
            const YAML::Node node = root[!given && split == std::string("val") ? "valid" : split];
            if (!node || node.IsNull()) continue;
            any = true;
            if (node.IsSequence())
                for (const auto& part : node)
                    addPart(part, split);
            else
                addPart(node, split);
        }
        if (!any) fail(Message::tr("neither train nor val nor test is given"), Message::tr("add where the images are"));
    }

    void addPart(const YAML::Node& node, const char* split)
    {
        if (!node.IsScalar()) fail({Message::tr("\"%1\" is no path"), split});
        yaml_.parts.emplace_back(split, node.Scalar());
    }

    const fs::path& file_;
    YoloYaml yaml_;
};

} // namespace

YoloYaml readYoloYaml(const fs::path& file, const ProblemSink& tell)
{
    return readRoot(readText(file, tell), file, tell, [&file](const YAML::Node& root) { return Reader(file).read(root); });
}

std::vector<std::string> classesOfYaml(const std::string& text, const fs::path& file, const ProblemSink& tell)
{
    return readRoot(text, file, tell, [&file](const YAML::Node& root) { return Reader(file).readNamesAlone(root); });
}

} // namespace blindspot::dataset
