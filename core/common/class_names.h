// ClassNames finds a class by its name: by the exact name, else ignoring case, because datasets and detectors
// write the same class as "Person" and "person".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace blindspot {

/// Whether two names mean the same class: equal but for the case of ASCII letters.
bool sameClass(std::string_view a, std::string_view b);

/// Finds names of classes in a list. Immutable, hence safe to read from several threads.
class ClassNames {
  public:
    explicit ClassNames(std::span<const std::string> names);

    /// The place of the class in the list: of the first name that is equal, else of the first that is the
    /// same class; empty where there is none.
    std::optional<std::size_t> find(std::string_view name) const;

  private:
    std::unordered_map<std::string, std::size_t> exact_, folded_;
};

} // namespace blindspot
