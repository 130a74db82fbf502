#include "core/workspace/records/record_json.h"

namespace blindspot::workspace {

const json::JsonRules kRecordRules{
    .strict = true,
    .faults = {Message::tr("option '%1' is not an object"), Message::tr("option '%1' is not a list"),
               Message::tr("option '%1' is not text"), Message::tr("option '%1' is not true or false"),
               Message::tr("option '%1' is not a number"), Message::tr("option '%1' is not a whole number"),
               Message::tr("option '%1' is not a whole number from 0"), Message::tr("option '%1' is missing"),
               Message::tr("option '%1' is not an option of this version")},
    .document = Message::tr("the options"),
    .sentence = [](const Message& what, const std::string&) { return what; },
    .remedy = Message::tr("the record is damaged or of a newer Blindspot"),
};

} // namespace blindspot::workspace
