#include "core/workspace/detectors/trained_detector.h"

#include "core/common/error.h"

namespace blindspot::workspace {

std::filesystem::path trainedDetectorFile(const Workspace& workspace, const std::string& name)
{
    return workspace.folder() / "detectors" / (name + ".safetensors");
}

std::string freeName(const DetectorStore& store, const std::string& wished, const std::filesystem::path& file)
{
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    std::string name = wished;
    for (int number = 2;; ++number) {
        const auto known = store.find(name);
        if (!known || known->path == whole) return name;
        name = wished + "-" + std::to_string(number);
    }
}

DetectorRecord addTrained(DetectorStore& store, const std::filesystem::path& file, const std::string& wished)
{
    while (true) {
        const std::string name = freeName(store, wished, file);
        if (store.find(name)) store.erase(name); // its weights were written over
        try {
            return store.add(file, name);
        } catch (const Error&) {
            if (freeName(store, wished, file) == name) throw;
            // Another program gave the name away while the file was read.
        }
    }
}

} // namespace blindspot::workspace
