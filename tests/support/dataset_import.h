// A Lab is a temporary workspace database in which a test imports datasets in one call.
#pragma once

#include "core/dataset/import/importer.h"
#include "core/storage/schema.h"
#include "tests/support/dataset_files.h"
#include "tests/support/error_text.h"

#include <string>

namespace blindspot::testing {

/// A workspace's database in a temporary folder, and one connection to it.
class Lab {
  public:
    storage::Database& database() { return database_; }
    /// Another connection, as another program has it.
    storage::Database connect() const { return storage::Database::open(database_.file()); }

    dataset::ImportResult import(const dataset::ImportRequest& request)
    {
        StopControl stop;
        return dataset::importDataset(request, database_, stop);
    }
    dataset::ImportResult import(const std::string& format, const std::filesystem::path& source,
                                 const std::filesystem::path& images = {}, const std::string& name = "set")
    {
        dataset::ImportRequest request;
        request.format = format;
        request.source = source;
        request.images = images;
        request.name = name;
        request.replace = true; // many tests import again
        return import(request);
    }
    /// What the refusal says; empty where nothing is refused.
    std::string refusal(const std::string& format, const std::filesystem::path& source,
                        const std::filesystem::path& images = {})
    {
        return errorOf([&] { import(format, source, images); });
    }
    /// All that the index holds, to compare it with what it was.
    std::string everything()
    {
        std::string text;
        for (const char* table :
             {"datasets", "categories", "images", "annotations", "selections", "selection_images"})
            text += dump(table);
        return text;
    }

  private:
    std::string dump(const std::string& table)
    {
        std::string columns;
        storage::Statement column = database_.prepare("SELECT name FROM pragma_table_info(?)");
        column.bindAll(table);
        while (column.step())
            columns += (columns.empty() ? "quote(" : " || ' ' || quote(") + column.text(0) + ")";
        std::string text = table + "\n";
        storage::Statement row = database_.prepare("SELECT " + columns + " FROM " + table + " ORDER BY 1");
        while (row.step())
            text += row.text(0) + "\n";
        return text;
    }

    Folder folder_;
    storage::Database database_ = storage::openWorkspaceDatabase(folder_ / "workspace.db");
};

/// The words of an import's warnings, one a line.
inline std::string warningsOf(const dataset::ImportResult& result)
{
    std::string text;
    for (const Message& warning : result.warningTexts)
        text += warning.english() + "\n";
    return text;
}

} // namespace blindspot::testing
