#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA FILE…

Says of each file whether it is valid by the JSON Schema, one line each; of a
file NAME.lines, each line is looked at. Fails if the schema itself is not valid."""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding='utf-8') as f:
    schema = json.load(f)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding='utf-8') as f:
        designs = map(json.loads, f.read().splitlines()) if name.endswith('.lines') else [json.load(f)]
    for design in designs:
        error = next(validator.iter_errors(design), None)
        print('valid' if error is None else 'invalid: %s: %s' % (error.json_path, error.message[:200].replace('\n', ' ')))
