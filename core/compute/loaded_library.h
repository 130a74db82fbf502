// A shared library that a machine may lack, loaded at run time; its functions answer 0 for success.
#pragma once

#include <dlfcn.h>

namespace blindspot::compute {

/// Stays loaded: whoever wants it given back closes `handle()`.
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
