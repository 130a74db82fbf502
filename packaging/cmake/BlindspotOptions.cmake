# Build options and the compiler flags that every target shares.
option(BLINDSPOT_GUI "Build the window (Qt 6)" ON)
option(BLINDSPOT_IMAGING "Build what decodes images (OpenCV): imaging, dataset, runs and the command line" ON)
option(BLINDSPOT_TESTS "Build the tests (Qt Test)" ON)
option(BLINDSPOT_FUZZ "Build the programs that search for hostile input (clang, libFuzzer; packaging/fuzz)" OFF)
option(BLINDSPOT_BENCHMARKS "Build the benchmarks (Google Benchmark)" ON)
set(BLINDSPOT_TORCH "" CACHE PATH "Folder of another LibTorch (with include/ and lib/); empty: the system's")
set(BLINDSPOT_SHARED "${CMAKE_SOURCE_DIR}/../shared" CACHE PATH
    "Folder of larger models and pictures for tests; tests that need one skip where it is missing")
set(BLINDSPOT_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, e.g. address,undefined or thread")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON) # the window is a library that is loaded after its frame stands
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Precompiled headers are cached too; ccache wants to be told that their macros may be trusted.
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()

# Flags live on one INTERFACE target, so that a target states what it uses.
add_library(blindspot_flags INTERFACE)
target_compile_features(blindspot_flags INTERFACE cxx_std_20)
target_compile_options(blindspot_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused
    -Wdouble-promotion -Wformat=2)
if(CCACHE_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(blindspot_flags INTERFACE -fpch-preprocess)
endif()
# What a hostile file could overwrite is watched: returns by a word before them on the stack, indirect calls by where they may arrive, copies
# and the library's containers by their ends. The sanitizers watch all of that in their own way.
if(NOT BLINDSPOT_SANITIZE)
    target_compile_options(blindspot_flags INTERFACE -fstack-protector-strong -fstack-clash-protection)
    if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
        # Where an indirect call may arrive is marked. It takes a kernel and start files that hold the processor to it; Debian 12's do not.
        target_compile_options(blindspot_flags INTERFACE -fcf-protection=full)
    endif()
    target_compile_definitions(blindspot_flags INTERFACE _GLIBCXX_ASSERTIONS $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=3>)
endif()
# Addresses of the libraries' functions are found at the start and cannot be overwritten afterwards.
target_link_options(blindspot_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
if(BLINDSPOT_SANITIZE)
    target_compile_options(blindspot_flags INTERFACE
        -fsanitize=${BLINDSPOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(blindspot_flags INTERFACE -fsanitize=${BLINDSPOT_SANITIZE})
endif()
target_include_directories(blindspot_flags INTERFACE "${CMAKE_SOURCE_DIR}")
if(BLINDSPOT_FUZZ)
    # LibTorch 1.13 has vectors of a class that is not complete yet, which clang takes in C++20 only where std::vector is not constexpr: a copy
    # of libstdc++'s own two headers without that word (that of bool keeps it), for this build alone.
    foreach(_header stl_vector.h vector.tcc)
        file(READ "/usr/include/c++/12/bits/${_header}" _text)
        string(FIND "${_text}" "// vector<bool>\n" _end)
        if(_end EQUAL -1)
            string(LENGTH "${_text}" _end)
        endif()
        string(SUBSTRING "${_text}" 0 ${_end} _class)
        string(SUBSTRING "${_text}" ${_end} -1 _rest)
        string(REPLACE "_GLIBCXX20_CONSTEXPR" "inline" _class "${_class}")
        file(WRITE "${CMAKE_BINARY_DIR}/vector/bits/${_header}" "${_class}${_rest}")
    endforeach()
    target_include_directories(blindspot_flags SYSTEM BEFORE INTERFACE "${CMAKE_BINARY_DIR}/vector")
endif()
