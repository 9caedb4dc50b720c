#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA FILE…: says for each file whether it is valid by the JSON Schema, one line each; fails if the schema itself is not."""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding='utf-8') as f:
    schema = json.load(f)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding='utf-8') as f:
        design = json.load(f)
    error = next(validator.iter_errors(design), None)
    print('valid' if error is None else 'invalid: %s: %s' % (error.json_path, error.message[:200].replace('\n', ' ')))
