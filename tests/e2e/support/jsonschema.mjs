// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// As much of JSON Schema as resources/engines/schema.json uses; a keyword that it does not know is an error.

const typeOf = (value) => Array.isArray(value) ? 'array' : value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;
const isObject = (value) => typeOf(value) === 'object';

const keywords = {
    $schema: () => [], title: () => [], description: () => [], $defs: () => [],
    $ref: (ref, value, at, root) => problemsOf(root.$defs[ref.replace('#/$defs/', '')], value, at, root),
    type: (types, value, at) => [types].flat().includes(typeOf(value)) ? [] : [`${at}: not ${types}`],
    enum: (values, value, at) => values.includes(value) ? [] : [`${at}: not one of ${values}`],
    pattern: (pattern, value, at) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value) ? [] : [`${at}: not like ${pattern}`],
    minLength: (length, value, at) => typeof value !== 'string' || value.length >= length ? [] : [`${at}: too short`],
    minItems: (count, value, at) => !Array.isArray(value) || value.length >= count ? [] : [`${at}: too few`],
    minimum: (least, value, at) => typeof value !== 'number' || value >= least ? [] : [`${at}: too small`],
    maximum: (most, value, at) => typeof value !== 'number' || value <= most ? [] : [`${at}: too large`],
    items: (schema, value, at, root) => Array.isArray(value) ? value.flatMap((item, i) => problemsOf(schema, item, `${at}/${i}`, root)) : [],
    required: (names, value, at) => isObject(value) ? names.filter((name) => !(name in value)).map((name) => `${at}: no ${name}`) : [],
    properties: (known, value, at, root) => isObject(value)
        ? Object.entries(known).flatMap(([name, schema]) => name in value ? problemsOf(schema, value[name], `${at}/${name}`, root) : []) : [],
    propertyNames: (schema, value, at, root) => isObject(value) ? Object.keys(value).flatMap((name) => problemsOf(schema, name, `${at} (${name})`, root)) : [],
};

function problemsOf(schema, value, at, root) {
    const { additionalProperties, ...rest } = schema;
    const found = Object.entries(rest).flatMap(([keyword, argument]) => {
        if (!keywords[keyword])
            throw new Error(`unknown keyword ${keyword}`);
        return keywords[keyword](argument, value, at, root);
    });
    if (additionalProperties === undefined || !isObject(value))
        return found;
    const others = Object.keys(value).filter((name) => !(name in (schema.properties ?? {})));
    return found.concat(others.flatMap((name) => additionalProperties === false ? [`${at}: unknown ${name}`]
        : problemsOf(additionalProperties, value[name], `${at}/${name}`, root)));
}

/** What is wrong with a value, one line each. */
export const problems = (schema, value) => problemsOf(schema, value, '', schema);
