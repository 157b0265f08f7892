# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# hub_translations(TARGET file.ts…): compiles the translations into TARGET, as :/translations/NAME.qm; the target calls
# Q_INIT_RESOURCE(hub_translations) if HUB_HAS_TRANSLATIONS is defined. Without Qt's Linguist tools the program is
# built in English only. The target update-translations brings the files up to date with the sources: what is new in
# them is unfinished, until somebody translates it.

function(hub_translations TARGET)
    find_package(Qt6 6.4 QUIET COMPONENTS LinguistTools)
    if(NOT Qt6LinguistTools_FOUND)
        message(STATUS "Qt's Linguist tools (qt6-tools-dev, qt6-l10n-tools) are not here: no translations")
        return()
    endif()
    set(compiled "")
    set(entries "")
    set(sources "")
    foreach(file IN LISTS ARGN)
        get_filename_component(name "${file}" NAME_WE)
        set(source "${PROJECT_SOURCE_DIR}/translations/${file}")
        set(output "${CMAKE_CURRENT_BINARY_DIR}/${name}.qm")
        add_custom_command(OUTPUT "${output}"
            COMMAND Qt6::lrelease -silent "${source}" -qm "${output}"
            DEPENDS "${source}" COMMENT "Compiling ${file}" VERBATIM)
        list(APPEND compiled "${output}")
        list(APPEND sources "${source}")
        string(APPEND entries "<file alias=\"${name}.qm\">${output}</file>")
    endforeach()
    set(list "${CMAKE_CURRENT_BINARY_DIR}/hub_translations.qrc")
    file(CONFIGURE OUTPUT "${list}" CONTENT "<RCC><qresource prefix=\"/translations\">${entries}</qresource></RCC>\n")
    # Not by AUTORCC, which wants all files to be there before the first build.
    set(code "${CMAKE_CURRENT_BINARY_DIR}/qrc_hub_translations.cpp")
    add_custom_command(OUTPUT "${code}"
        COMMAND Qt6::rcc --name hub_translations "${list}" -o "${code}"
        DEPENDS "${list}" ${compiled} COMMENT "Embedding the translations" VERBATIM)
    set_source_files_properties("${code}" PROPERTIES SKIP_AUTOGEN ON)
    target_sources(${TARGET} PRIVATE "${code}")
    target_compile_definitions(${TARGET} PUBLIC HUB_HAS_TRANSLATIONS)

    add_custom_target(update-translations
        COMMAND Qt6::lupdate -silent -no-obsolete -locations none -I . ui core app
            -source-language en -ts ${sources}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMENT "Bringing the translations up to date" VERBATIM)
endfunction()
