// How long it takes to identify all images of a dataset by their content, as a training or an evaluation of them does before it
// begins. What the index knows of them is forgotten first unless `known` is said.
//
//     identify_benchmark WORKSPACE DATASET content|look|known
#include "core/dataset/image_identity.h"
#include "core/dataset/image_record.h"
#include "core/workspace/records/workspace.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <string_view>

int main(int argc, char** argv)
{
    using namespace blindspot;
    if (argc != 4) return std::fputs("identify_benchmark WORKSPACE DATASET content|look|known\n", stderr), 2;
    const std::string_view what = argv[3];
    try {
        storage::Database database = workspace::Workspace::open(argv[1]).connect();
        if (what != "known") database.execute("DELETE FROM image_contents");
        const auto start = std::chrono::steady_clock::now();
        const auto since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
        const std::vector<dataset::ImageRecord> records = dataset::readDataset(database, argv[2]);
        const double read = since();
        StopControl stop;
        std::int64_t bytes = 0;
        for (const auto& image : dataset::identify(database, records, stop, {}, {.looks = what != "content"}))
            bytes += image.sha256.empty() ? 0 : image.bytes;
        std::printf("%zu images read in %.2f s, identified in %.2f s: %.0f MB\n", records.size(), read, since() - read,
                    static_cast<double>(bytes) / 1e6);
    } catch (const std::exception& error) {
        return std::fprintf(stderr, "%s\n", error.what()), 1;
    }
    return 0;
}
