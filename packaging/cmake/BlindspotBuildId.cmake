# blindspot_build_id(<target> <file>): that file of the target includes "build_id.h", which says of which commit this build is. The
# header is written at each build and changes only with the commit, so that nothing else is compiled anew.
set(_build_id_script "${CMAKE_CURRENT_LIST_DIR}/write_build_id.cmake")
add_custom_target(blindspot_build_id
    COMMAND "${CMAKE_COMMAND}" "-DSOURCE=${CMAKE_SOURCE_DIR}" "-DFILE=${CMAKE_BINARY_DIR}/generated/build_id.h" -P "${_build_id_script}"
    BYPRODUCTS "${CMAKE_BINARY_DIR}/generated/build_id.h"
    COMMENT "Looking up the commit" VERBATIM)
function(blindspot_build_id target file)
    add_dependencies(${target} blindspot_build_id)
    # Of that file alone: ccache finds what else the target compiles, whatever the folder of the build.
    set_property(SOURCE ${file} APPEND PROPERTY INCLUDE_DIRECTORIES "${CMAKE_BINARY_DIR}/generated")
endfunction()
