# LibTorch as one imported target, blindspot::torch, linked by full paths.
#
# LibTorch's own CMake files are not used: with another LibTorch beside Debian's they pick up Debian's libc10 (two libc10 in
# one process: it dies at start), ask for the CUDA toolkit, and fail with C++20 where CUDA is enabled.
if(BLINDSPOT_TORCH)
    set(_torch_roots "${BLINDSPOT_TORCH}" "${BLINDSPOT_TORCH}/torch")
    find_path(BLINDSPOT_TORCH_INCLUDE ATen/core/Tensor.h PATHS ${_torch_roots} PATH_SUFFIXES include NO_DEFAULT_PATH REQUIRED)
    get_filename_component(_torch_root "${BLINDSPOT_TORCH_INCLUDE}" DIRECTORY)
    set(_torch_lib_dir "${_torch_root}/lib")
    set(_torch_find PATHS "${_torch_lib_dir}" NO_DEFAULT_PATH)
else()
    find_path(BLINDSPOT_TORCH_INCLUDE ATen/core/Tensor.h REQUIRED)
    set(_torch_find "")
endif()
find_library(BLINDSPOT_TORCH_CPU_LIBRARY torch_cpu ${_torch_find} REQUIRED)
find_library(BLINDSPOT_TORCH_C10_LIBRARY c10 ${_torch_find} REQUIRED)
find_library(BLINDSPOT_TORCH_LIBRARY torch ${_torch_find} REQUIRED)
set(_torch_libraries "${BLINDSPOT_TORCH_LIBRARY}" "${BLINDSPOT_TORCH_CPU_LIBRARY}" "${BLINDSPOT_TORCH_C10_LIBRARY}")

add_library(blindspot_torch INTERFACE)
add_library(blindspot::torch ALIAS blindspot_torch)
target_include_directories(blindspot_torch SYSTEM INTERFACE
    "${BLINDSPOT_TORCH_INCLUDE}" "${BLINDSPOT_TORCH_INCLUDE}/torch/csrc/api/include")
find_package(Threads REQUIRED)
target_link_libraries(blindspot_torch INTERFACE ${_torch_libraries} Threads::Threads)

if(BLINDSPOT_TORCH)
    # libtorch_cuda registers its kernels when it is loaded; nothing refers to it, so the linker must be told to keep it.
    find_library(BLINDSPOT_TORCH_CUDA_LIBRARY torch_cuda PATHS "${_torch_lib_dir}" NO_DEFAULT_PATH)
    if(BLINDSPOT_TORCH_CUDA_LIBRARY)
        find_library(BLINDSPOT_TORCH_C10_CUDA_LIBRARY c10_cuda PATHS "${_torch_lib_dir}" NO_DEFAULT_PATH REQUIRED)
        target_link_libraries(blindspot_torch INTERFACE
            "-Wl,--no-as-needed" "${BLINDSPOT_TORCH_CUDA_LIBRARY}" "${BLINDSPOT_TORCH_C10_CUDA_LIBRARY}" "-Wl,--as-needed")
    endif()
    # The CUDA libraries of the wheels lie in sibling packages that libtorch names only at load time.
    target_link_options(blindspot_torch INTERFACE "-Wl,--allow-shlib-undefined" "-Wl,-rpath,${_torch_lib_dir}")
endif()
message(STATUS "LibTorch: ${BLINDSPOT_TORCH_CPU_LIBRARY}")
