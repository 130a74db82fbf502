# blindspot_module(<name> SOURCES ... PUBLIC ... PRIVATE ... [HEADERS group])
# One folder, one static library: target blindspot_<name>, alias blindspot::<name>. HEADERS: see BlindspotPrecompiled.
function(blindspot_module name)
    cmake_parse_arguments(ARG "" "HEADERS" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(blindspot_${name} STATIC ${ARG_SOURCES})
    add_library(blindspot::${name} ALIAS blindspot_${name})
    target_link_libraries(blindspot_${name} PUBLIC blindspot_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(ARG_HEADERS)
        blindspot_precompiled(blindspot_${name} ${ARG_HEADERS})
    endif()
endfunction()

# Some 250 test programs, most with all of our libraries: gold, a part of Debian's binutils, links one in a tenth of the time of the usual
# linker. What is shipped is linked as usual.
find_program(BLINDSPOT_FAST_LINKER NAMES ld.gold)
mark_as_advanced(BLINDSPOT_FAST_LINKER)

# _blindspot_moc(<test> <sources>...): what moc makes of each source called test_..., which includes its own .moc. AUTOMOC would start CMake
# for each of 300 programs to find that out, and compile an empty file for each.
function(_blindspot_moc name)
    set(_folder "${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/include")
    foreach(_source ${ARGN})
        get_filename_component(_path "${_source}" ABSOLUTE)
        get_filename_component(_base "${_source}" NAME_WE)
        if(_base MATCHES "^test_")
            qt_generate_moc("${_path}" "${_folder}/${_base}.moc")
            target_sources(${name} PRIVATE "${_folder}/${_base}.moc")
            target_include_directories(${name} PRIVATE "${_folder}")
        endif()
    endforeach()
endfunction()

# blindspot_test(<name> SOURCES ... LIBRARIES ... [LABELS ...])
# One Qt Test program a source file's subject, linked to its own module's library only. BLINDSPOT_TEST_HEADERS, set by the folder,
# names the group of its precompiled headers.
function(blindspot_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    _blindspot_moc(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} Qt6::Core Qt6::Test rapidcheck)
    target_compile_definitions(${name} PRIVATE
        QT_NO_KEYWORDS
        BLINDSPOT_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        BLINDSPOT_SHARED="${BLINDSPOT_SHARED}")
    if(BLINDSPOT_TEST_HEADERS)
        blindspot_precompiled(${name} ${BLINDSPOT_TEST_HEADERS})
    endif()
    target_compile_options(${name} PRIVATE ${BLINDSPOT_TEST_OPTIONS})
    if(BLINDSPOT_FAST_LINKER AND NOT BLINDSPOT_SANITIZE)
        target_link_options(${name} PRIVATE -fuse-ld=gold)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    # A test that hangs, on a busy machine too; of single functions Qt Test would say so after five minutes, which a slow machine may need.
    # Under a sanitizer a training is ten times slower and more.
    set(_timeout 1200)
    if(BLINDSPOT_SANITIZE)
        set(_timeout 3600)
    endif()
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_NUM_THREADS=1;QTEST_FUNCTION_TIMEOUT=3600000" LABELS "${ARG_LABELS}" TIMEOUT ${_timeout})
endfunction()
