# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# app -> {server, simulator} -> core and ui -> core; server and ui never see each other.

function(forbid ROOM)
    file(GLOB_RECURSE sources "${ROOT}/${ROOM}/*.h" "${ROOT}/${ROOM}/*.cpp")
    foreach(other IN LISTS ARGN)
        foreach(source IN LISTS sources)
            file(STRINGS "${source}" hits REGEX "^#include [\"<]${other}/")
            if(hits)
                message(SEND_ERROR "${source} includes ${other}/: arrows go app -> {server, simulator} -> core, ui -> core")
            endif()
        endforeach()
    endforeach()
endfunction()

forbid(core server simulator ui app QtGui QtWidgets QtHttpServer)
forbid(server simulator ui app QtGui QtWidgets)
forbid(simulator server ui app QtGui QtWidgets)
forbid(ui server simulator app QtHttpServer)
forbid(app QtGui QtWidgets)
