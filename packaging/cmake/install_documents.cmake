# Writes the manual pages and the changelog, compressed, into the folder that is installed to. Called at installation with: pages,
# changelog, version, folder, manuals, documents. The time in the changelog is SOURCE_DATE_EPOCH where that is set.
function(write_compressed text target)
    get_filename_component(_parent "${target}" DIRECTORY)
    file(MAKE_DIRECTORY "${_parent}")
    file(WRITE "${target}" "${text}")
    execute_process(COMMAND gzip -9nf "${target}" COMMAND_ERROR_IS_FATAL ANY)
    file(CHMOD "${target}.gz" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
endfunction()

foreach(_page IN LISTS pages)
    get_filename_component(_name "${_page}" NAME)
    file(READ "${_page}" _text)
    write_compressed("${_text}" "${folder}/${manuals}/${_name}")
endforeach()

set(ENV{LC_ALL} C)
set(_when --utc +%a,\ %d\ %b\ %Y\ %H:%M:%S\ +0000)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    list(PREPEND _when "--date=@$ENV{SOURCE_DATE_EPOCH}")
endif()
execute_process(COMMAND date ${_when} OUTPUT_VARIABLE _date OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
write_compressed("blindspot (${version}) bookworm; urgency=medium

  * What changed stands in CHANGELOG.md beside this file.

 -- Blindspot maintainers <maintainers@blindspot.github.io>  ${_date}
" "${folder}/${documents}/changelog")
file(READ "${changelog}" _text)
write_compressed("${_text}" "${folder}/${documents}/CHANGELOG.md")
