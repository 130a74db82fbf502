# What is installed, and the Debian package that CPack makes of it (`cpack -G DEB` in the build folder; packaging/bundle does it).
#
# The programs look for libraries in ../lib/blindspot first: in the bundle that needs no installation all of them lie there. As an old
# run path (DT_RPATH) it serves the libraries of those libraries too, which a new one (DT_RUNPATH) would not; the linker's own
# --disable-new-dtags says which is written. The window has a folder below that one: for a library in a folder of lib CPack would have
# ldconfig called, which has nothing to find there.
set(CMAKE_INSTALL_DOCDIR share/doc/blindspot)
include(GNUInstallDirs)
set(BLINDSPOT_LIBRARY_FOLDER lib/blindspot)

# blindspot_installed(<target> <where its libraries lie, from its own folder>)
function(blindspot_installed target libraries)
    target_link_options(${target} PRIVATE "LINKER:--disable-new-dtags")
    # In the build folder the same: CMake would give it a path of its own, padded with empty entries to have room for the one that is
    # installed, and an empty entry is the folder that the program is started in, whose files anybody may have put there.
    set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN/${libraries}" BUILD_WITH_INSTALL_RPATH ON)
endfunction()

if(BLINDSPOT_TORCH)
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
    file(CREATE_LINK "${_torch_root}/lib" "${CMAKE_BINARY_DIR}/${BLINDSPOT_LIBRARY_FOLDER}" SYMBOLIC)
endif()
blindspot_installed(blindspot-cli ../${BLINDSPOT_LIBRARY_FOLDER})
install(TARGETS blindspot-cli)
set(_desktop "${CMAKE_SOURCE_DIR}/packaging/desktop")
set(_manual_pages blindspot-cli.1)
if(BLINDSPOT_GUI)
    blindspot_installed(blindspot ../${BLINDSPOT_LIBRARY_FOLDER})
    blindspot_installed(blindspot_window ..)
    set_target_properties(blindspot_window PROPERTIES NO_SONAME ON) # it is loaded by its path; no cache of the loader has to know it
    install(TARGETS blindspot)
    install(TARGETS blindspot_window LIBRARY DESTINATION ${BLINDSPOT_LIBRARY_FOLDER}/window)
    set(_id io.github.blindspot.Blindspot)
    install(DIRECTORY "${CMAKE_BINARY_DIR}/manual/" DESTINATION ${CMAKE_INSTALL_DOCDIR}/manual OPTIONAL) # where the target of that name was built
    install(FILES "${_desktop}/${_id}.desktop" DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES "${_desktop}/${_id}.metainfo.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES "${_desktop}/${_id}.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
    set(_icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable)
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/blindspot.svg" DESTINATION ${_icons}/apps RENAME ${_id}.svg)
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/blindspot.svg"
        DESTINATION ${_icons}/mimetypes RENAME application-x-blindspot-workspace.svg)
    list(APPEND _manual_pages blindspot.1)
endif()

# Texts that bear the version; the script compresses what Debian wants compressed, the same bytes each time.
foreach(_page IN LISTS _manual_pages)
    configure_file("${_desktop}/${_page}.in" "${CMAKE_BINARY_DIR}/install/${_page}" @ONLY)
endforeach()
install(FILES "${_desktop}/copyright" DESTINATION ${CMAKE_INSTALL_DOCDIR})
list(TRANSFORM _manual_pages PREPEND "${CMAKE_BINARY_DIR}/install/")
install(CODE "
    set(pages \"${_manual_pages}\")
    set(changelog \"${CMAKE_SOURCE_DIR}/CHANGELOG.md\")
    set(version \"${PROJECT_VERSION}\")
    set(folder \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
    set(manuals \"${CMAKE_INSTALL_MANDIR}/man1\")
    set(documents \"${CMAKE_INSTALL_DOCDIR}\")
    include(\"${CMAKE_SOURCE_DIR}/packaging/cmake/install_documents.cmake\")")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME blindspot)
set(CPACK_PACKAGE_VENDOR Blindspot)
set(CPACK_PACKAGE_CONTACT "Blindspot maintainers <maintainers@blindspot.github.io>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "lab for the blind spots of object detectors")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Blindspot trains an adversarial patch against an object detector on your
own images, shows live what the detector loses, and measures it honestly
against control patches of the same size. It tries defences and hardens
the detector. Everything stays on the machine: it opens no
network connection unless it is told to (a camera, several ranks).

This package has the window (blindspot) and the command line
(blindspot-cli).")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no program links and the window lacks otherwise: the fast BLAS, Wayland, Qt's own Korean, letters for Korean. What programs link is
# added by dpkg-shlibdeps.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp, qt6-wayland, qt6-translations-l10n, fonts-nanum")
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # what is packaged is built before; no test is needed for it
include(CPack)
