#!/bin/sh
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# openapi-lint.sh PACKAGES FILE…: checks OpenAPI documents with Redocly's linter; PACKAGES is where package.json is installed.
# Warnings count as errors.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages=$1
shift
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
exec node "$packages/node_modules/@redocly/cli/bin/cli.js" lint --config "$here/redocly.yaml" --max-problems 200 "$@"
