# LibTorch as one target, blindspot::torch, linked by full paths.
#
# LibTorch's own CMake files are not used: with another LibTorch beside Debian's they pick up Debian's libc10 (two libc10 in
# one process: it dies at start), ask for the CUDA toolkit, and fail with C++20 where CUDA is enabled.
#
# BLINDSPOT_TORCH names another LibTorch: the unpacked LibTorch, the folder of the package "torch", or the folder that holds it.
# Nothing found is cached, so that changing BLINDSPOT_TORCH changes everything that follows from it. Set for the modules:
# BLINDSPOT_TORCH_INCLUDE, and BLINDSPOT_TORCH_CUDA_LIBRARY where this LibTorch has CUDA.
unset(BLINDSPOT_TORCH_INCLUDE CACHE)
unset(BLINDSPOT_TORCH_CUDA_LIBRARY CACHE)
unset(BLINDSPOT_TORCH_INCLUDE)
unset(BLINDSPOT_TORCH_CUDA_LIBRARY)
if(BLINDSPOT_TORCH)
    get_filename_component(_torch_folder "${BLINDSPOT_TORCH}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
    find_path(BLINDSPOT_TORCH_INCLUDE ATen/core/Tensor.h NO_CACHE NO_DEFAULT_PATH
        PATHS "${_torch_folder}/include" "${_torch_folder}/torch/include")
    if(NOT BLINDSPOT_TORCH_INCLUDE)
        message(FATAL_ERROR "BLINDSPOT_TORCH: no LibTorch in ${_torch_folder} (looked for include/ATen/core/Tensor.h)")
    endif()
    get_filename_component(_torch_root "${BLINDSPOT_TORCH_INCLUDE}" DIRECTORY)
    set(_torch_find NO_CACHE REQUIRED NO_DEFAULT_PATH PATHS "${_torch_root}/lib")
else()
    find_path(BLINDSPOT_TORCH_INCLUDE ATen/core/Tensor.h NO_CACHE REQUIRED)
    set(_torch_find NO_CACHE REQUIRED)
endif()

foreach(_part IN ITEMS c10 torch_cpu torch)
    find_library(_torch_${_part} ${_part} ${_torch_find})
    add_library(blindspot_imported_${_part} SHARED IMPORTED)
    set_target_properties(blindspot_imported_${_part} PROPERTIES IMPORTED_LOCATION "${_torch_${_part}}")
endforeach()

add_library(blindspot_torch INTERFACE)
add_library(blindspot::torch ALIAS blindspot_torch)
target_include_directories(blindspot_torch SYSTEM INTERFACE
    "${BLINDSPOT_TORCH_INCLUDE}" "${BLINDSPOT_TORCH_INCLUDE}/torch/csrc/api/include")
find_package(Threads REQUIRED)
target_link_libraries(blindspot_torch INTERFACE
    blindspot_imported_torch_cpu blindspot_imported_c10 Threads::Threads)

# at::parallel_for is a template: without OpenMP in our own files it runs on one thread.
find_package(OpenMP COMPONENTS CXX QUIET)
if(OpenMP_CXX_FOUND)
    # By its flag, not by its library: the package "torch" has a libgomp of its own beside libtorch, with the same soname.
    target_compile_options(blindspot_torch INTERFACE $<$<COMPILE_LANGUAGE:CXX>:${OpenMP_CXX_FLAGS}>)
    target_link_options(blindspot_torch INTERFACE ${OpenMP_CXX_FLAGS})
endif()

# libtorch itself has no symbols; it pulls in libtorch_cuda, which registers its kernels when it is loaded. Nothing refers to
# either, so a linker that drops unused libraries must be told to keep it. The folder goes into the build's run path by hand
# because CMake sees only the linker option. The C++ library comes before it: the package "torch" exports parts of an older
# std::filesystem (whose remove_all jumps to address 0), and the first library that has a symbol is the one that gives it.
target_link_options(blindspot_torch INTERFACE
    "LINKER:--push-state,--no-as-needed,-lstdc++,${_torch_torch},--pop-state")
if(BLINDSPOT_TORCH)
    # The CUDA libraries lie in sibling folders that libtorch names for the loader, not for the linker.
    target_link_options(blindspot_torch INTERFACE "LINKER:--allow-shlib-undefined")
    list(APPEND CMAKE_BUILD_RPATH "${_torch_root}/lib") # of what is built, not of what is installed
    find_library(BLINDSPOT_TORCH_CUDA_LIBRARY torch_cuda NO_CACHE NO_DEFAULT_PATH PATHS "${_torch_root}/lib")
    if(BLINDSPOT_TORCH_CUDA_LIBRARY)
        find_library(_torch_c10_cuda c10_cuda ${_torch_find})
        add_library(blindspot_imported_c10_cuda SHARED IMPORTED)
        set_target_properties(blindspot_imported_c10_cuda PROPERTIES IMPORTED_LOCATION "${_torch_c10_cuda}")
        add_library(blindspot_imported_torch_cuda SHARED IMPORTED)
        set_target_properties(blindspot_imported_torch_cuda PROPERTIES IMPORTED_LOCATION "${BLINDSPOT_TORCH_CUDA_LIBRARY}")
        target_link_libraries(blindspot_torch INTERFACE blindspot_imported_torch_cuda blindspot_imported_c10_cuda)
    endif()
endif()

set(_torch_version "")
foreach(_header IN ITEMS torch/headeronly/version.h torch/csrc/api/include/torch/version.h)
    if(NOT _torch_version AND EXISTS "${BLINDSPOT_TORCH_INCLUDE}/${_header}")
        file(STRINGS "${BLINDSPOT_TORCH_INCLUDE}/${_header}" _lines REGEX "define TORCH_VERSION_(MAJOR|MINOR) [0-9]+")
        string(REGEX REPLACE "[^0-9;]" "" _lines "${_lines}")
        list(JOIN _lines "." _torch_version)
    endif()
endforeach()
message(STATUS "LibTorch ${_torch_version}: ${_torch_torch_cpu}")
