// A LoadedLibrary loads a shared library at run time that a machine may lack, and calls functions of it that
// return 0 for success.
#pragma once

#include <dlfcn.h>

namespace blindspot::compute {

/// The library stays loaded when this goes; a caller that wants it unloaded closes `handle()`.
class LoadedLibrary {
  public:
    explicit LoadedLibrary(const char* name) : handle_(::dlopen(name, RTLD_LAZY | RTLD_LOCAL)) {}

    /// Whether the library and the function are there and the call succeeded.
    template <typename... Arguments>
    bool call(const char* function, Arguments... arguments) const
    {
        if (handle_ == nullptr) return false;
        const auto found = reinterpret_cast<int (*)(Arguments...)>(::dlsym(handle_, function));
        return found != nullptr && found(arguments...) == 0;
    }
    /// Null where it could not be loaded.
    void* handle() const { return handle_; }

  private:
    void* handle_;
};

} // namespace blindspot::compute
