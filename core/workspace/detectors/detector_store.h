// The DetectorStore keeps the detectors of a workspace by name: their facts and the paths of their files of
// weights.
#pragma once

#include "core/detector/detector.h"
#include "core/detector/input_fit.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct DetectorRecord {
    std::string name;
    std::filesystem::path path;
    std::string sha256;
    std::string architecture;
    std::string scale;
    std::vector<std::string> classNames;
    std::int64_t parameters = 0;
    std::int64_t inputSize = 0; ///< side in pixels
    std::string addedAt;        ///< UTC, ISO 8601
    detector::DetectorChoices choices;                ///< that every opening of it obeys
    std::optional<detector::DetectorRemarks> remarks; ///< empty: not known, an earlier version added it
    detector::NetworkFacts network;                   ///< texts are empty: not known, likewise

    /// What it takes in, as far as its architecture tells.
    InputShape input() const { return {static_cast<int>(inputSize), detector::inputFitOf(architecture)}; }
};

/// A detector ready for work, and the name under which records keep it.
struct OpenedDetector {
    std::string name;
    detector::Detector detector;
};

/// Works through one connection; used by the thread that the connection belongs to.
class DetectorStore {
  public:
    explicit DetectorStore(storage::Database& database) : database_(database) {}

    /// Reads and checks the file, and remembers it with the choices under `name` (empty: the file's name without its end).
    /// The same weights under the same name again: the place is updated, and the choices where there are any; runs keep
    /// those that they began with. Errors: Error for a bad file, choices that do not fit it, or a name that other weights
    /// have.
    DetectorRecord add(const std::filesystem::path& file, const std::string& name = {},
                       const detector::DetectorChoices& choices = {});
    /// Opens a known detector with other choices (none: as its file says) and keeps them with it; runs keep those that they
    /// began with. Errors: Error as `add` and `open`.
    DetectorRecord choose(const std::string& name, const detector::DetectorChoices& choices);
    std::vector<DetectorRecord> list() const;
    std::optional<DetectorRecord> find(const std::string& name) const;
    /// Errors: Error naming the detectors that exist.
    DetectorRecord get(const std::string& name) const;
    /// Errors: Error for an unknown name, an empty new one, or one that is taken. Runs keep the old name and
    /// find the weights by their digest.
    void rename(const std::string& name, const std::string& newName);
    /// Moves it to the trash; its name is free then, and its file stays. The trash's entry.
    std::int64_t remove(const std::string& name);
    /// Forgets it for good, by its name or by the name under which it waits in the trash; the file stays.
    void erase(const std::string& name);
    /// Brings back what waits in the trash as `setAside`, under `name`. Errors: ConstraintError when the name is taken.
    void restore(const std::string& setAside, const std::string& name);

    /// A detector by its name and with its choices, or by its file where no detector has that name; "@one2many" or "@one2one" behind
    /// the name or file chooses the head. Errors: Error when there is neither, when it has no such head, or when the file's content is
    /// no longer what was added.
    OpenedDetector open(const std::string& nameOrFile) const;
    /// The weights of this digest, opened with these choices, from `path` or, where that was moved, from where a detector of that digest
    /// is. Errors: Error when there are no such weights.
    detector::Detector openExactly(const std::filesystem::path& path, const std::string& sha256,
                                   const detector::DetectorChoices& choices) const;

  private:
    void write(const DetectorRecord& record);
    std::vector<DetectorRecord> query(const std::string& condition, const std::string& value) const;

    storage::Database& database_;
};

} // namespace blindspot::workspace
