# Writes OUT, the engine's messages and their words in another language as pairs of C++ strings, from TRANSLATIONS, a file of Qt Linguist's.
# By replacing alone: CMake's lists would break at the semicolons of the texts.
file(READ "${TRANSLATIONS}" _text)
string(FIND "${_text}" "<name>blindspot::Message</name>" _from)
if(_from EQUAL -1)
    message(FATAL_ERROR "${TRANSLATIONS} has no context blindspot::Message")
endif()
string(SUBSTRING "${_text}" ${_from} -1 _text)
string(FIND "${_text}" "</context>" _length)
string(SUBSTRING "${_text}" 0 ${_length} _text)
string(REGEX REPLACE "^<name>[^<]*</name>" "" _text "${_text}")
# What is not finished is said in English.
string(REGEX REPLACE "<translation type=\"[a-z]*\"" "<translation" _text "${_text}")
string(REGEX REPLACE "<message>[^<]*<source>([^<]*)</source>[^<]*<translation>([^<]*)</translation>[^<]*</message>"
    "{R\"~~(\\1)~~\", R\"~~(\\2)~~\"}," _text "${_text}")
string(REPLACE "&lt;" "<" _text "${_text}")
string(REPLACE "&gt;" ">" _text "${_text}")
string(REPLACE "&quot;" "\"" _text "${_text}")
string(REPLACE "&apos;" "'" _text "${_text}")
string(REPLACE "&amp;" "&" _text "${_text}")
get_filename_component(_name "${TRANSLATIONS}" NAME)
file(WRITE "${OUT}" "// Of ${_name}. Written by packaging/cmake/write_message_words.cmake.\n${_text}\n")
