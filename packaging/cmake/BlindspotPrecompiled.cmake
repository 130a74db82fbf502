# Headers of other libraries that most files of a group include, compiled once for the whole group: they cost more than our own
# code does. A file still includes what it uses, as -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON shows, which builds without.
#
# A compiled header serves only files that are compiled by the same flags, so that a group is programs or libraries, with
# LibTorch's flags or without.

# What a test spends its time in are the libraries, which are optimised as always.
set(BLINDSPOT_TEST_OPTIONS $<$<CONFIG:Release>:-O0>)

# _blindspot_headers(<group> LIBRARY|PROGRAM HEADERS ... LIBRARIES ... [DEFINITIONS ...]): what compiles the headers of a group.
function(_blindspot_headers group kind)
    cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES;DEFINITIONS" ${ARGN})
    set(_source "${CMAKE_BINARY_DIR}/headers/${group}.cpp")
    file(CONFIGURE OUTPUT "${_source}" CONTENT "int main()\n{\n}\n")
    if(kind STREQUAL "PROGRAM")
        add_executable(blindspot_headers_${group} EXCLUDE_FROM_ALL "${_source}")
    else()
        add_library(blindspot_headers_${group} OBJECT EXCLUDE_FROM_ALL "${_source}")
    endif()
    target_link_libraries(blindspot_headers_${group} PRIVATE blindspot_flags ${ARG_LIBRARIES})
    target_compile_definitions(blindspot_headers_${group} PRIVATE ${ARG_DEFINITIONS})
    target_precompile_headers(blindspot_headers_${group} PRIVATE ${ARG_HEADERS})
    if(group MATCHES "^tests")
        target_compile_options(blindspot_headers_${group} PRIVATE ${BLINDSPOT_TEST_OPTIONS})
    endif()
endfunction()

# blindspot_precompiled(<target> <group>): the target's files begin with the group's headers.
function(blindspot_precompiled target group)
    if(TARGET blindspot_headers_${group})
        target_precompile_headers(${target} REUSE_FROM blindspot_headers_${group})
    endif()
endfunction()

set(_standard <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <string> <utility> <vector>)

# Networks, losses, trainers.
_blindspot_headers(tensors LIBRARY HEADERS ${_standard} <ATen/ATen.h> LIBRARIES blindspot::torch)
if(BLINDSPOT_IMAGING)
    # Where the command line writes PDF it is compiled as Qt wants it.
    _blindspot_headers(command_line PROGRAM
        HEADERS ${_standard} <CLI/CLI.hpp> <nlohmann/json.hpp>
        LIBRARIES blindspot::torch CLI11::CLI11 nlohmann_json::nlohmann_json $<$<BOOL:${BLINDSPOT_GUI}>:Qt6::Gui>)
endif()
if(BLINDSPOT_GUI)
    set(_widgets <QApplication> <QCheckBox> <QComboBox> <QHBoxLayout> <QLabel> <QLineEdit> <QPainter> <QPushButton> <QScrollArea>
        <QSettings> <QTimer> <QToolButton> <QVBoxLayout> <QWidget>)
    _blindspot_headers(window LIBRARY
        HEADERS ${_standard} ${_widgets}
        LIBRARIES blindspot::torch Qt6::Widgets
        DEFINITIONS QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII)
endif()
if(BLINDSPOT_TESTS)
    set(_test <QTemporaryDir> <QTest> <rapidcheck.h>)
    _blindspot_headers(tests PROGRAM
        HEADERS ${_standard} ${_test}
        LIBRARIES Qt6::Core Qt6::Test rapidcheck DEFINITIONS QT_NO_KEYWORDS)
    _blindspot_headers(tests_beside_torch PROGRAM
        HEADERS ${_standard} ${_test}
        LIBRARIES blindspot::torch Qt6::Core Qt6::Test rapidcheck DEFINITIONS QT_NO_KEYWORDS)
    _blindspot_headers(tests_of_tensors PROGRAM
        HEADERS ${_standard} ${_test} <ATen/ATen.h>
        LIBRARIES blindspot::torch Qt6::Core Qt6::Test rapidcheck DEFINITIONS QT_NO_KEYWORDS)
    if(BLINDSPOT_GUI)
        _blindspot_headers(tests_of_window PROGRAM
            HEADERS ${_standard} <QTemporaryDir> <QTest> ${_widgets}
            LIBRARIES blindspot::torch Qt6::Test Qt6::Widgets rapidcheck DEFINITIONS QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII)
    endif()
endif()
