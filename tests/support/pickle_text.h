// Functions that write pickles opcode by opcode, for tests.
#pragma once

#include "tests/support/stored_zip.h"

#include <string>

namespace blindspot::test::pickled {

inline std::string integer(std::int32_t value)
{
    return "J" + StoredZip::number(value);
}
inline std::string text(const std::string& value)
{
    return "X" + StoredZip::number(static_cast<std::uint32_t>(value.size())) + value;
}
inline std::string global(const std::string& module, const std::string& name)
{
    return "c" + module + "\n" + name + "\n";
}
inline std::string tuple(const std::string& items)
{
    return "(" + items + "t";
}
inline std::string dict(const std::string& keysAndValues)
{
    return "}(" + keysAndValues + "u";
}
inline std::string program(const std::string& value)
{
    return "\x80\x02" + value + ".";
}
inline std::string storage(const std::string& type, const std::string& key, std::int32_t count)
{
    return tuple(text("storage") + global("torch", type) + text(key) + text("cpu") + integer(count)) + "Q";
}
/// A tensor of `storage`; sizes and strides are the items of their tuples.
inline std::string tensor(const std::string& storage, std::int32_t offset, const std::string& sizes,
                          const std::string& strides)
{
    return global("torch._utils", "_rebuild_tensor_v2") +
           tuple(storage + integer(offset) + tuple(sizes) + tuple(strides) + "\x89" +
                 global("collections", "OrderedDict") + ")R") +
           "R";
}
/// An object of a class that does not exist, with these attributes (keys and values in turn).
inline std::string object(const std::string& name, const std::string& attributes)
{
    return global("nowhere", name) + ")\x81" + dict(attributes) + "b";
}

} // namespace blindspot::test::pickled
