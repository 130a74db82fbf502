// A FullDisk is a file system on which some files cannot grow, as SQLite sees it.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace blindspot::testing {

/// As long as it lives, SQLite finds the disk full when it writes to a file whose path has `part` in it. One at a time.
class FullDisk {
  public:
    explicit FullDisk(std::string part) : normal_(sqlite3_vfs_find(nullptr))
    {
        part_ = std::move(part);
        full_ = *normal_;
        full_.zName = "full disk";
        full_.xOpen = [](sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
            const int code = sqlite3_vfs_find("unix")->xOpen(vfs, name, file, flags, out);
            const bool database = (flags & SQLITE_OPEN_MAIN_DB) != 0; // a journal's file has other methods
            if (code == SQLITE_OK && database && name != nullptr && std::string_view(name).find(part_) != std::string_view::npos) {
                methods_ = *file->pMethods;
                methods_.xWrite = [](sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_FULL; };
                file->pMethods = &methods_;
            }
            return code;
        };
        sqlite3_vfs_register(&full_, 1);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk()
    {
        sqlite3_vfs_unregister(&full_);
        sqlite3_vfs_register(normal_, 1);
    }

  private:
    static inline std::string part_;
    static inline sqlite3_io_methods methods_{};
    sqlite3_vfs* normal_;
    sqlite3_vfs full_{};
};

} // namespace blindspot::testing
